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
                .GroupBy(m => (m.From.Plan, m.To.Plan), m => Name(m.To))
                .SelectMany(g => Moved(sides, g.Key.Item1, g.Key.Item2, [.. g])),
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
    private static IEnumerable<AgreementChange> Moved(Sides sides, string? from, string? to, string[] names)
    {
        var promises = sides.To.Terms.ServiceLevels.SelectMany(l => Promises(sides, l, from ?? "", to ?? "")).ToArray();
        var gained = Gains.Together(promises.Select(p => (Gain?)p.Gains)) ?? Gain.Open;
        var move = new AgreementChange(ChangedPart.Plan, "members", Text(from), Text(to), gained) { About = Some(names) };
        return promises.Prepend(move);
    }

    private static ChangeValue.Text? Text(string? plan) => plan is null ? null : new ChangeValue.Text(plan);

    private static IEnumerable<AgreementChange> Promises(Sides sides, ServiceLevel level, string from, string to)
    {
        if (sides.From.Terms.LevelOf(level.Id) is not { } before || !ByPlan(before.Target, level.Target))
        {
            return [];
        }

        var pair = new LevelPair(sides, before, level);
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

    private static bool ByPlan(params IEnumerable<Target> targets) =>
        targets.Any(t => t is Target.Matrix matrix && matrix.By.Contains(TargetDimension.Plan));
}
