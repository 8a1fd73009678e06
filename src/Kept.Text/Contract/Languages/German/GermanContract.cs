namespace Kept.Text.Contract.Languages.German;

/// <summary>German, as written in contracts: the parties are Anbieter and Kunde.</summary>
internal sealed class GermanContract : ContractLanguage
{
    private static readonly GermanValues Value = new();

    public override string Code => "de";

    public override ValueWords Values => Value;

    public override PartyWords Parties { get; } = new GermanParties(Value);

    public override TermWords Term { get; } = new GermanTerm(Value);

    public override ServiceWords Services { get; } = new GermanServices(Value);

    public override FigureWords Figures { get; } = new GermanFigures(Value);

    public override MeasureWords Measures { get; } = new GermanMeasures(Value);

    public override LevelWords Levels { get; } = new GermanLevels(Value);

    public override CreditWords Credits { get; } = new GermanCredits(Value);

    public override ClaimWords Claims { get; } = new GermanClaims(Value);

    public override CalendarWords Calendars { get; } = new GermanCalendars(Value);

    public override FrameWords Frame { get; } = new GermanFrame(Value);

    public override AppendixWords Appendix { get; } = new GermanAppendix(Value);

    public override SummaryWords Summary { get; } = new GermanSummary(Value);
}
