using Kept.Text.Contract;
using Kept.Text.Contract.Languages;
using Kept.Text.Contract.Writers;
using Kept.Text.Language;
using Kept.Text.Tests.Language;

namespace Kept.Text.Tests.Contract;

/// <summary>Every agreement that the repository has, as contracts in every language.</summary>
internal static class Contracts
{
    public static IEnumerable<string> Files =>
        Directory
            .GetFiles(Repository.Path("samples"), "agreement.yaml", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Repository.Path("tests", "cases", "agreements"), "*.yaml"))
            .Concat(Directory.GetFiles(Repository.Path("tests", "cases", "contract"), "*.yaml"))
            .Select(f => Path.GetRelativePath(Repository.Root, f))
            .Order(StringComparer.Ordinal);

    public static TheoryData<string, string> InEachLanguage
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (file, code) in Files.SelectMany(f => ContractLanguage.Codes.Select(c => (f, c))))
            {
                all.Add(file, code);
            }

            return all;
        }
    }

    public static ContractSource Source(string file)
    {
        var path = Repository.Path(file);
        return Of(new SourceText(file, File.ReadAllText(path)), Path.GetDirectoryName(path)!);
    }

    public static ContractSource Of(SourceText text, string? folder = null) =>
        ContractSource.Of(AgreementReader.Read(text, Repository.Beside(folder ?? Repository.Root)).OrThrow());

    public static string Markdown(ContractSource source, string language) =>
        MarkdownWriter.Write(ContractComposer.Compose(source, ContractLanguage.Of(language)!));

    public static string Summary(ContractSource source, string language) =>
        MarkdownWriter.Write(ContractComposer.Summarise(source, ContractLanguage.Of(language)!));
}
