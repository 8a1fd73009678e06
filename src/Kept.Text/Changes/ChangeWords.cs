using Kept.Core.Changes;

namespace Kept.Text.Changes;

/// <summary>How parts and gains are called.</summary>
public static class ChangeWords
{
    /// <summary><c>target (gold, urgent)</c>.</summary>
    public static string Of(AgreementChange change) =>
        change.Part == ChangedPart.Other ? change.About ?? change.Path
        : change.About is { } about ? $"{Of(change.Part)} ({about})"
        : Of(change.Part);

    public static string Of(Gain gain) =>
        gain switch
        {
            Gain.Customer => "customer gains",
            Gain.Provider => "provider gains",
            Gain.Open => "open",
        };

    /// <summary>One word, for programs.</summary>
    public static string Key(Gain gain) => gain.ToString().ToLowerInvariant();

    /// <summary>As JSON names it: <c>coveredHours</c>.</summary>
    public static string Key(ChangedPart part) => char.ToLowerInvariant(part.ToString()[0]) + part.ToString()[1..];

    /// <summary>Stands on a side where nothing is agreed.</summary>
    public const string Absent = "–";

    private static string Of(ChangedPart part) =>
        part switch
        {
            ChangedPart.Level => "service level",
            ChangedPart.Target => "target",
            ChangedPart.CoveredHours => "covered hours",
            ChangedPart.Measure => "measure",
            ChangedPart.Window => "window",
            ChangedPart.Exclusion => "exclusion",
            ChangedPart.Credit => "credit",
            ChangedPart.WorstCredit => "credit at worst",
            ChangedPart.ExpectedCredit => "credit on the evidence",
            ChangedPart.Limit => "limit",
            ChangedPart.Claim => "claim",
            ChangedPart.Settlement => "settlement",
            ChangedPart.Consequence => "consequence",
            ChangedPart.Escalation => "escalation",
            ChangedPart.HoldsAfter => "holds after",
            _ => OfFrame(part),
        };

    private static string OfFrame(ChangedPart part) =>
        part switch
        {
            ChangedPart.Service => "service",
            ChangedPart.Price => "price",
            ChangedPart.Rate => "rate",
            ChangedPart.Term => "term",
            ChangedPart.Renewal => "renewal",
            ChangedPart.NoticeDeadline => "last day of notice",
            ChangedPart.RateGuarantee => "change of rates",
            ChangedPart.Zone => "time zone",
            ChangedPart.Currency => "currency",
            ChangedPart.Rounding => "rounding",
            ChangedPart.Parties => "parties",
            ChangedPart.SoleRemedy => "sole remedy",
            ChangedPart.Combination => "several credits",
            ChangedPart.Member => "member",
            ChangedPart.Plan => "plan",
            _ => "other",
        };
}
