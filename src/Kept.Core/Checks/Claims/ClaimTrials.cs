using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Evidence;
using NodaTime;

namespace Kept.Core.Checks.Claims;

/// <summary>Claims made up: a credit that is owed, asked for at an instant, and what becomes of it.</summary>
internal static class ClaimTrials
{
    /// <summary>The same facts with a claim in the agreed form, and known until some while after it.</summary>
    public static Stimulus Claimed(Trial trial, Stimulus stimulus, ServiceLevel level, Instant at, Duration? knownFor = null)
    {
        var usual = stimulus.Period.Until + Duration.FromDays(1);
        var known = at + (knownFor ?? Duration.FromMinutes(1));
        var claim = new Fact.Claim(null, level.Id, [], null, at, null, level.Claim.Form ?? "written", null, false) { Id = "claim", RecordedAt = at };
        return stimulus with
        {
            Words = $"{stimulus.Words}, claimed {Words.Local(at, trial.Terms.Zone)}",
            Facts = stimulus.Facts.Add(claim),
            AsOf = known > usual ? known : null,
        };
    }

    /// <summary>What the engine makes of a claim, with what is granted on it; null where nothing of it is in this state.</summary>
    public static CounterExample? Show(Trial trial, Stimulus stimulus, ServiceLevel level, params ClaimState[] states) =>
        trial.Show(stimulus, level.Id) is { } shown
        && shown.Results.FirstOrDefault(r => states.Contains(r.Claim)) is { } judged
            ? shown with { Shows = $"{shown.Shows}; {Says(judged.Claim)}, {Words.Money(judged.Granted, trial.Terms.Currency)} granted" }
            : null;

    private static string Says(ClaimState state) => state switch
    {
        ClaimState.Late => "claimed too late",
        ClaimState.Early => "claimed too early",
        ClaimState.AwaitingAnswer => "no answer yet",
        _ => "claimed",
    };
}
