using System.Text.RegularExpressions;
using Kept.Text.Language;
using NodaTime;
using NodaTime.Text;

namespace Kept.Server.Demo;

/// <summary>The templates and samples as agreements of the demo's parties, with a term that began some months ago.</summary>
internal static partial class DemoTexts
{
    public static string Of(DemoCast.Part part, LocalDate today)
    {
        var text = Examples().Replace(Source(part.Source), "");
        text = Provider().Replace(text, $"${{1}}{part.ProviderName ?? DemoCast.Provider}");
        text = Customer().Replace(text, $"${{1}}{part.Name}");
        return Starts().Replace(text, $"${{1}}{LocalDatePattern.Iso.Format(StartsOn(part, today))}");
    }

    /// <summary>
    /// The first of a month; or so that a term of a year has its last day thirty days after the last day for a notice (R3).
    /// </summary>
    public static LocalDate StartsOn(DemoCast.Part part, LocalDate today) =>
        part.NoticeInDays is { } days
            ? today.PlusDays(days + 31).PlusYears(-1)
            : new LocalDate(today.Year, today.Month, 1).PlusMonths(-part.MonthsAgo);

    private static string Source(string name) =>
        name.StartsWith("templates/", StringComparison.Ordinal)
            ? Templates.Of(name["templates/".Length..])!.Text
            : Resource($"{name}/agreement.yaml");

    private static string Resource(string name)
    {
        using var stream =
            typeof(DemoTexts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // Their days are those of the template's own term.
    [GeneratedRegex(@"^examples:.*?(?=^\w|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Examples();

    [GeneratedRegex(@"(provider:\s*\{name:\s*)[^,}]+")]
    private static partial Regex Provider();

    [GeneratedRegex(@"(customer:\s*(?:\{\s*)?name:\s*)[^,}\r\n]+")]
    private static partial Regex Customer();

    [GeneratedRegex(@"(starts:\s*)\d{4}-\d\d-\d\d")]
    private static partial Regex Starts();
}
