using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Text.Language;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Imports.OpenSlo;

/// <summary>The objectives of an SLO, each a promise of its own.</summary>
internal static class SloObjectives
{
    public static ImmutableArray<SloObjective> Read(MapNode spec, string of, Sli? indicator, BudgetingMethod? method, SloFields fields)
    {
        var maps = fields.Maps(spec, "objectives");
        if (maps.IsEmpty && spec["objectives"] is null or ScalarNode { IsNull: true } or ListNode { Items.IsEmpty: true })
        {
            fields.Missing(spec, "objectives", "at least one `target`");
        }

        return [.. maps.Select(m => One(m, of, indicator, method, fields)).OfType<SloObjective>()];
    }

    private static SloObjective? One(MapNode map, string of, Sli? indicator, BudgetingMethod? method, SloFields fields)
    {
        var target = Target(map, fields);
        var limit = indicator is Sli.Threshold ? Limit(map, fields) : null;
        var share = method == BudgetingMethod.Timeslices ? Share(map, "timeSliceTarget", fields) : null;
        var slice = method is null or BudgetingMethod.Occurrences ? null : Slice(map, fields);
        fields.LeaveOut(map, "compositeWeight", of, "levels are not weighted against each other");
        fields.LeaveRest(
            map,
            of,
            "displayName",
            "target",
            "targetPercent",
            "op",
            "value",
            "timeSliceTarget",
            "timeSliceWindow",
            "compositeWeight"
        );
        return target is { } t ? new SloObjective(fields.Optional(map, "displayName"), t, limit, share, slice, map.At) : null;
    }

    private static Rational? Target(MapNode map, SloFields fields)
    {
        var (share, percent) = (map.Find("target"), map.Find("targetPercent"));
        if (share is null == percent is null)
        {
            _ = share is null ? fields.Missing(map, "target", "or `targetPercent`") : Twice(percent!, fields);
            return null;
        }

        var (key, number) = share is not null
            ? ("target", fields.Number(map, "target"))
            : ("targetPercent", fields.Number(map, "targetPercent") / 100);
        return number is { } n ? Within(map, key, n, one: false, fields) : null;
    }

    private static string Twice(MapEntry percent, SloFields fields)
    {
        fields.Problems.Add(
            ProblemCodes.FormUnclear.At(percent.At, "`target` and `targetPercent` stand beside each other", "keep one of them")
        );
        return "";
    }

    private static Rational? Within(MapNode map, string key, Rational share, bool one, SloFields fields)
    {
        if (share.Sign >= 0 && (one ? share <= Rational.One : share < Rational.One))
        {
            return share;
        }

        var most = key == "targetPercent" ? "100" : "1";
        fields.NotUnderstood(map[key]!, key, fields.Optional(map, key)!, $"a number from 0 up to {(one ? "and including " : "")}{most}");
        return null;
    }

    private static Rational? Share(MapNode map, string key, SloFields fields)
    {
        if (map.Find(key) is null)
        {
            fields.Missing(map, key, "which share of a slice must be good");
            return null;
        }

        return fields.Number(map, key) is { } number ? Within(map, key, number, one: true, fields) : null;
    }

    private static NodaTime.Duration? Slice(MapNode map, SloFields fields)
    {
        if (fields.Optional(map, "timeSliceWindow") is not { } text)
        {
            fields.Missing(map, "timeSliceWindow", "the length of a slice, such as `5m`");
            return null;
        }

        if (SloWindows.Slice(text) is { } slice)
        {
            return slice;
        }

        fields.NotUnderstood(map["timeSliceWindow"]!, "timeSliceWindow", text, "a length such as `5m` or `1h`");
        return null;
    }

    private static (Comparison, Rational)? Limit(MapNode map, SloFields fields)
    {
        var op = fields.Word(map, "op", "lte, lt, gte or gt");
        var comparison = op switch
        {
            "lte" => Comparison.AtMost,
            "lt" => Comparison.Below,
            "gte" => Comparison.AtLeast,
            "gt" => Comparison.Over,
            _ => (Comparison?)null,
        };
        if (op.Length > 0 && comparison is null)
        {
            fields.NotUnderstood(map["op"]!, "op", op, "lte, lt, gte or gt");
        }

        if (map.Find("value") is null)
        {
            fields.Missing(map, "value", "what values are compared with");
        }

        return comparison is { } c && fields.Number(map, "value") is { } value ? (c, value) : null;
    }
}
