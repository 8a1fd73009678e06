using Kept.Core.Agreements;

namespace Kept.Core.Changes;

/// <summary>Whom the text serves: who comes and goes, at what fee, and what is promised to those who move to another plan.</summary>
internal static class MemberChanges
{
    private const int Named = 3;

    public static IEnumerable<AgreementChange> Of(Sides sides)
    {
        var old = sides.From.Terms.Members.DistinctBy(Key).ToDictionary(Key);
        var new_ = sides.To.Terms.Members.DistinctBy(Key).ToDictionary(Key);
        var both = new_.Keys.Where(old.ContainsKey).Select(k => (From: old[k], To: new_[k])).ToArray();
        return
        [
            .. All("members", [.. old.Keys.Where(k => !new_.ContainsKey(k)).Select(k => Name(old[k]))], gone: true),
            .. All("members", [.. new_.Keys.Where(k => !old.ContainsKey(k)).Select(k => Name(new_[k]))], gone: false),
            .. both.Where(m => m.From.Fee != m.To.Fee).Select(Fee),
            .. both.Where(m => m.From.Plan != m.To.Plan)
                .GroupBy(m => (m.From.Plan, m.To.Plan))
                .SelectMany(g => Moved(sides, g.First().From, g.First().To, [.. g.Select(m => Name(m.To))])),
        ];
    }

    private static (string, string?) Key(Member member) => (member.Customer, member.Resource);

    private static string Name(Member member) => member.Resource is { } resource ? $"{member.Customer}, {resource}" : member.Customer;

    private static AgreementChange[] All(string path, string[] names, bool gone)
    {
        var text = names.Length == 0 ? null : new ChangeValue.Text(Some(names));
        return text is null ? [] : [new AgreementChange(ChangedPart.Member, path, gone ? text : null, gone ? null : text, Gain.Open)];
    }

    private static string Some(string[] names) =>
        names.Length <= Named ? string.Join("; ", names) : $"{string.Join("; ", names.Take(Named))} and {names.Length - Named} more";

    private static AgreementChange Fee((Member From, Member To) member) =>
        new(
            ChangedPart.Price,
            "members",
            member.From.Fee is { } old ? new ChangeValue.Fee(old) : null,
            member.To.Fee is { } new_ ? new ChangeValue.Fee(new_) : null,
            member is { From.Fee: { } a, To.Fee: { } b } ? Gains.Less(a, b) ?? Gain.Open : Gain.Open
        )
        {
            About = Name(member.To),
        };

    /// <summary>The move itself, and of each level that tells plans apart every case in which the promise is another.</summary>
    private static IEnumerable<AgreementChange> Moved(Sides sides, Member from, Member to, string[] names)
    {
        var promises = sides.To.Terms.ServiceLevels.SelectMany(l => Promises(sides, l, from, to)).ToArray();
        var gained = Gains.Together(promises.Select(p => (Gain?)p.Gains)) ?? Gain.Open;
        var move = new AgreementChange(ChangedPart.Plan, "members", Text(from.Plan), Text(to.Plan), gained) { About = Some(names) };
        return promises.Prepend(move);
    }

    private static ChangeValue.Text? Text(string? plan) => plan is null ? null : new ChangeValue.Text(plan);

    private static IEnumerable<AgreementChange> Promises(Sides sides, ServiceLevel level, Member from, Member to)
    {
        if (sides.From.Terms.LevelOf(level.Id) is not { } before)
        {
            return [];
        }

        var pair = new LevelPair(sides, before, level);
        return (before.IsFor(from), level.IsFor(to)) switch
        {
            (true, true) when ByPlan(before.Target, level.Target) => Cases(pair, from.Plan ?? "", to.Plan ?? ""),
            (true, false) => [Whole(pair, from, to, Gain.Provider)],
            (false, true) => [Whole(pair, from, to, Gain.Customer)],
            _ => [],
        };
    }

    /// <summary>The level is promised to the one plan alone.</summary>
    private static AgreementChange Whole(LevelPair pair, Member from, Member to, Gain gained) =>
        pair.Keeps(
            ChangedPart.Level,
            "for",
            gained == Gain.Provider ? new ChangeValue.OfLevel(pair.From) : null,
            gained == Gain.Provider ? null : new ChangeValue.OfLevel(pair.To),
            (gained, "who moves to the plan is promised less")
        ) with
        {
            About = $"from {from.Plan} to {to.Plan}",
        };

    private static IEnumerable<AgreementChange> Cases(LevelPair pair, string from, string to)
    {
        var (sides, before, level) = (pair.Sides, pair.From, pair.To);
        return TargetChanges
            .Cases([before.Target, level.Target])
            .Select(c => c.Remove(TargetDimension.Plan))
            .DistinctBy(c => string.Join('\n', c.Select(d => $"{d.Key}={d.Value}")))
            .Select(c =>
                (
                    Case: c,
                    Before: TargetChanges.For(before.Target, c.SetItem(TargetDimension.Plan, from)),
                    After: TargetChanges.For(level.Target, c.SetItem(TargetDimension.Plan, to))
                )
            )
            .Where(c => c.Before != c.After)
            .Select(c =>
                pair.Keeps(
                    ChangedPart.Target,
                    "target",
                    TargetChanges.Value(c.Before, TargetChanges.Side(pair, before)),
                    TargetChanges.Value(c.After, TargetChanges.Side(pair, level)),
                    (TargetChanges.Gained(sides, c.Before, c.After) ?? Gain.Open, "who moves to the plan is promised less")
                ) with
                {
                    About = $"from {from} to {to}" + (c.Case.IsEmpty ? "" : $", {TargetChanges.Name(c.Case)}"),
                }
            );
    }

    /// <summary>Whom a level is promised to: each value that falls out, or a condition besides, leaves somebody out.</summary>
    public static IEnumerable<AgreementChange> Of(LevelPair pair)
    {
        foreach (var name in pair.From.For.Keys.Union(pair.To.For.Keys).Order(StringComparer.Ordinal))
        {
            var (old, new_) = (Values(pair.From, name), Values(pair.To, name));
            if (Gains.Optional(old, new_, Gain.Provider, Sets) is { } gained)
            {
                yield return pair.Keeps(ChangedPart.Member, "for", Value(old), Value(new_), (gained, "it is promised to fewer")) with
                {
                    About = name,
                };
            }
        }
    }

    private static string[]? Values(ServiceLevel level, string name) => level.For.TryGetValue(name, out var values) ? [.. values] : null;

    private static ChangeValue.Text? Value(string[]? values) => values is null ? null : new ChangeValue.Text(string.Join(", ", values));

    private static Gain? Sets(string[] old, string[] new_) =>
        (old.Except(new_).Any(), new_.Except(old).Any()) switch
        {
            (false, false) => null,
            (true, false) => Gain.Provider,
            (false, true) => Gain.Customer,
            _ => Gain.Open,
        };

    private static bool ByPlan(params IEnumerable<Target> targets) =>
        targets.Any(t => t is Target.Matrix matrix && matrix.By.Contains(TargetDimension.Plan));
}
