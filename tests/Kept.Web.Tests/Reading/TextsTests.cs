using System.Text.RegularExpressions;
using Kept.Shared;
using Kept.Web.Reading;

namespace Kept.Web.Tests.Reading;

/// <summary>All words of pages are in the files of texts, in both languages, and what pages ask for is there.</summary>
public sealed partial class TextsTests
{
    private static readonly Texts English = Texts.In("en"),
        German = Texts.In("de");

    [Fact]
    public void There_are_two_languages() => Texts.Languages.ShouldBe(["de", "en"]);

    [Fact]
    public void Each_language_says_what_the_other_says()
    {
        English.Keys.Except(German.Keys).ShouldBeEmpty("lacking in German");
        German.Keys.Except(English.Keys).ShouldBeEmpty("lacking in English");
    }

    [Fact]
    public void Both_languages_fill_in_the_same_values() =>
        English
            .Keys.Where(k => German.Has(k) && Places(English[k]) != Places(German[k]))
            .Select(k => $"{k}: {English[k]} / {German[k]}")
            .ShouldBeEmpty();

    [Fact]
    public void What_pages_ask_for_is_there()
    {
        var asked = Sources()
            .SelectMany(f => Asked().Matches(File.ReadAllText(f)).Select(m => (File: Path.GetFileName(f), Key: m.Groups[1].Value)));
        var lacking = asked.Where(a => !English.Has(a.Key) && !English.Has(a.Key + ".one") && !English.Has(a.Key + ".other"));
        lacking.Select(a => $"{a.File}: {a.Key}").Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Pages_hold_no_words_of_their_own()
    {
        var found = Sources().Where(f => f.EndsWith(".razor", StringComparison.Ordinal)).SelectMany(Words).ToArray();
        found.ShouldBeEmpty($"{found.Length} places hold words that belong into Texts");
    }

    [Theory]
    [InlineData("en", 1, "1 day")]
    [InlineData("en", 0, "0 days")]
    [InlineData("de", 2, "2 Tage")]
    public void A_number_of_things_is_said_as_people_say_it(string language, int count, string said) =>
        Texts.In(language).Count("Common.Days", count).ShouldBe(said);

    [Fact]
    public void A_word_of_the_api_that_nobody_translated_stays_as_it_is() => German.Word("Verdicts", "newish").ShouldBe("newish");

    private static string Places(string text) => string.Join(',', Place().Matches(text).Select(m => m.Value).Distinct().Order());

    /// <summary>Text between tags that has letters and is not C#.</summary>
    private static IEnumerable<string> Words(string file)
    {
        var markup = Typed().Replace(Code().Replace(Comment().Replace(File.ReadAllText(file), ""), ""), "");
        return Between()
            .Matches(markup)
            .Select(m => Expression().Replace(m.Groups[1].Value, "").Trim())
            .Where(t =>
                Letters().IsMatch(t)
                && t is not ("Kept" or "API" or "CSV" or "PDF" or "HTML" or "Markdown" or "JSON" or "YAML" or "journal.csv" or "heads.json")
            )
            .Select(t => $"{Path.GetFileName(file)}: {t}");
    }

    private static IEnumerable<string> Sources() =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src", "Kept.Web"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !f.Contains("node_modules"));

    [GeneratedRegex(@"(?:\bT|Texts)(?:\.Count\(|\[)""([A-Z]\w*\.[\w-]+)""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"@code\s*\{.*\z", RegexOptions.Singleline)]
    private static partial Regex Code();

    /// <summary>What is typed into a computer is the same in every language.</summary>
    [GeneratedRegex(@"<(code|pre)\b.*?</\1>", RegexOptions.Singleline)]
    private static partial Regex Typed();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<=[a-z""/])>([^<>@{}();=]*[A-Za-z]{3,}[^<>@{}();=]*)<", RegexOptions.Singleline)]
    private static partial Regex Between();

    [GeneratedRegex(@"&\w+;")]
    private static partial Regex Expression();

    [GeneratedRegex(@"\p{L}{3,}")]
    private static partial Regex Letters();
}
