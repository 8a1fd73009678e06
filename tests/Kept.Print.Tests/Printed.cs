using System.Runtime.CompilerServices;
using Kept.Print.Fonts;
using Kept.Text.Contract;
using Kept.Text.Contract.Languages;
using Kept.Text.Language;

namespace Kept.Print.Tests;

/// <summary>Agreements to print, and the fonts of the machine to print them with.</summary>
internal static class Printed
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static TheoryData<string, string> Samples
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (
                var sample in Directory
                    .GetDirectories(Path.Combine(Root, "samples"))
                    .Select(f => Path.GetFileName(f))
                    .Order(StringComparer.Ordinal)
            )
            {
                foreach (var language in ContractLanguage.Codes)
                {
                    all.Add(sample, language);
                }
            }

            return all;
        }
    }

    public static ContractDocument Contract(string sample, string language) =>
        ContractComposer.Compose(Source(sample), ContractLanguage.Of(language)!);

    public static ContractSource Source(string sample)
    {
        var file = Path.Combine(Root, "samples", sample, "agreement.yaml");
        var read = AgreementReader.Read(new SourceText(file, File.ReadAllText(file)), _ => null);
        return ContractSource.Of(read.Value ?? throw new InvalidOperationException(string.Join('\n', read.Problems)));
    }

    /// <summary>Skips the test on a machine without fonts; `./do setup` installs them.</summary>
    public static (TrueTypeFont Regular, TrueTypeFont Bold) Fonts()
    {
        try
        {
            return FontFiles.Find();
        }
        catch (FontMissingException missing)
        {
            Assert.Skip(missing.Hint);
            throw;
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
