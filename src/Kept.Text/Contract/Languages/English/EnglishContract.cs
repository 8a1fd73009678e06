namespace Kept.Text.Contract.Languages.English;

/// <summary>English, with neutral spelling of dates (<c>1 March 2026</c>) and amounts (<c>USD 1,500.00</c>).</summary>
internal sealed class EnglishContract : ContractLanguage
{
    private static readonly EnglishValues Value = new();

    public override string Code => "en";

    public override ValueWords Values => Value;

    public override PartyWords Parties { get; } = new EnglishParties(Value);

    public override TermWords Term { get; } = new EnglishTerm(Value);

    public override ServiceWords Services { get; } = new EnglishServices(Value);

    public override FigureWords Figures { get; } = new EnglishFigures(Value);

    public override MeasureWords Measures { get; } = new EnglishMeasures(Value);

    public override LevelWords Levels { get; } = new EnglishLevels(Value);

    public override CreditWords Credits { get; } = new EnglishCredits(Value);

    public override ClaimWords Claims { get; } = new EnglishClaims(Value);

    public override CalendarWords Calendars { get; } = new EnglishCalendars(Value);

    public override FrameWords Frame { get; } = new EnglishFrame(Value);

    public override AppendixWords Appendix { get; } = new EnglishAppendix(Value);

    public override SummaryWords Summary { get; } = new EnglishSummary(Value);
}
