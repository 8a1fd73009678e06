using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Changes;

/// <summary>One of the two versions that are compared.</summary>
internal sealed class Side(AgreementVersion version)
{
    private readonly Lazy<Trial> _trial = new(() => new Trial(version));

    public AgreementVersion Version { get; } = version;

    public Terms Terms => Version.Terms;

    /// <summary>Where facts that never happened are assessed under this version.</summary>
    public Trial Trial => _trial.Value;
}

/// <summary>The two versions that are compared.</summary>
/// <param name="Asked">The day for which things are worked out, where one was asked for.</param>
internal sealed record Sides(Side From, Side To, LocalDate? Asked)
{
    /// <summary>The day from which the later version holds, or on which the term begins; what is worked out starts there.</summary>
    public LocalDate On => Asked ?? Natural;

    private LocalDate Natural =>
        To.Version.EffectiveAt > Instant.MinValue
            ? LocalTimes.DateOf(To.Terms.Zone, To.Version.EffectiveAt)
            : To.Terms.Term?.Starts ?? From.Terms.Term?.Starts ?? new LocalDate(2026, 1, 1);

    /// <summary>A year from the first of the month of that day on.</summary>
    public (LocalDate First, LocalDate Until) Year => (First(On), First(On).PlusYears(1));

    private static LocalDate First(LocalDate day) => new(day.Year, day.Month, 1);
}

/// <summary>A level that both versions have.</summary>
internal sealed record LevelPair(Sides Sides, ServiceLevel From, ServiceLevel To)
{
    public AgreementChange Changes(ChangedPart part, string key, ChangeValue? from, ChangeValue? to, Gain gains) =>
        new(part, key.Length == 0 ? $"serviceLevels/{To.Id}" : $"serviceLevels/{To.Id}/{key}", from, to, gains)
        {
            Level = To.Id,
            Clause = To.Clause,
        };

    /// <summary>The same with a warning where the provider gains: the level keeps less.</summary>
    public AgreementChange Keeps(ChangedPart part, string key, ChangeValue? from, ChangeValue? to, (Gain Gains, string Less) decided) =>
        Changes(part, key, from, to, decided.Gains) with
        {
            Warning = decided.Gains == Gain.Provider ? decided.Less : null,
        };
}
