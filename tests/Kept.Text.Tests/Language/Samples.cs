using Kept.Text.Language;

namespace Kept.Text.Tests.Language;

/// <summary>Every agreement that the tests have, whole and sound.</summary>
internal static class Samples
{
    public static IEnumerable<SourceText> All() =>
        Repository.Agreements().Select(Repository.Agreement).Append(new SourceText("base.yaml", ReferenceTexts.Base));

    public static TheoryData<string> Names => new(All().Select(s => s.Name));

    public static SourceText Named(string name) => All().First(s => s.Name == name);

    public static string Hash(SourceText source) => AgreementReader.Read(source).OrThrow().Agreement.Versions[^1].Hash;

    /// <summary>Many forms at once, in spellings that are not canonical.</summary>
    public static SourceText Wide { get; } = Repository.Agreement("wide");
}
