namespace Kept.Text.Contract.Languages;

/// <summary>
/// All words of a contract in one language. The phrases are abstract members of a few classes, so that a language that lacks one does
/// not compile. Free text of the author stays as it is.
/// </summary>
public abstract class ContractLanguage
{
    /// <summary>ISO 639-1: <c>en</c>, <c>de</c>.</summary>
    public abstract string Code { get; }

    public abstract ValueWords Values { get; }

    public abstract PartyWords Parties { get; }

    public abstract TermWords Term { get; }

    public abstract ServiceWords Services { get; }

    public abstract FigureWords Figures { get; }

    public abstract MeasureWords Measures { get; }

    public abstract LevelWords Levels { get; }

    public abstract CreditWords Credits { get; }

    public abstract ClaimWords Claims { get; }

    public abstract CalendarWords Calendars { get; }

    public abstract FrameWords Frame { get; }

    public abstract AppendixWords Appendix { get; }

    public abstract SummaryWords Summary { get; }

    public static IReadOnlyList<string> Codes { get; } = ["en", "de"];

    /// <summary>The language of a code of <see cref="Codes"/>; null where there is none.</summary>
    public static ContractLanguage? Of(string code) =>
        code switch
        {
            "en" => new English.EnglishContract(),
            "de" => new German.GermanContract(),
            _ => null,
        };
}
