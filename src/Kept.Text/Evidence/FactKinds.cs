using System.Collections.Frozen;
using Kept.Core.Evidence;
using Kept.Core.Problems;

namespace Kept.Text.Evidence;

/// <summary>The kinds of facts and how each is read from its fields.</summary>
public static class FactKinds
{
    private static readonly FrozenDictionary<string, Func<FactFields, Fact>> Readers = new Dictionary<string, Func<FactFields, Fact>>
    {
        ["outage"] = MeasuredKinds.Outage,
        ["maintenance"] = MeasuredKinds.Maintenance,
        ["sample"] = MeasuredKinds.Sample,
        ["count"] = MeasuredKinds.Count,
        ["ticket"] = MeasuredKinds.Ticket,
        ["visit"] = MeasuredKinds.Visit,
        ["work"] = MeasuredKinds.Work,
        ["approval"] = SaidKinds.Approval,
        ["notice"] = SaidKinds.Notice,
        ["claim"] = SaidKinds.Claim,
        ["determination"] = SaidKinds.Determination,
        ["election"] = SaidKinds.Election,
        ["dispute"] = SaidKinds.Dispute,
        ["correction"] = SaidKinds.Correction,
        ["fee"] = f => AgreedKinds.Money(f, MoneyKind.Fee),
        ["invoice"] = f => AgreedKinds.Money(f, MoneyKind.Invoice),
        ["payment"] = f => AgreedKinds.Money(f, MoneyKind.Payment),
        ["signature"] = AgreedKinds.Signature,
        ["amendment"] = AgreedKinds.Amendment,
        ["assignment"] = AgreedKinds.Assignment,
        ["answer"] = AgreedKinds.Answer,
        ["settlement"] = AgreedKinds.Settlement,
        ["statement"] = AgreedKinds.Statement,
        ["estimate"] = AgreedKinds.Estimate,
        ["member"] = AgreedKinds.Member,
        ["contains"] = AgreedKinds.Contains,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names of all kinds, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Readers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The kind that a file is named for: <c>outages.csv</c>, <c>march-tickets.csv</c>; null where it names none.</summary>
    public static string? OfFile(string name) =>
        Path.GetFileNameWithoutExtension(name)
            .ToLowerInvariant()
            .Split('-', '_', '.', ' ')
            .Select(OfWord)
            .FirstOrDefault(k => k is not null);

    /// <summary>The names of all fields that facts of a kind may have, those of every fact included, sorted.</summary>
    public static IReadOnlyList<string> FieldsOf(string kind)
    {
        var fields = new FactFields("", EvidenceOptions.Default, new ProblemList(0)) { DefaultKind = kind };
        fields.Begin(0);
        Read(fields);
        return [.. fields.Asked.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The fact; null where it had problems, which are in the list then.</summary>
    internal static Fact? Read(FactFields fields)
    {
        var before = fields.Problems.Count;
        var kind = fields.Word("kind") ?? fields.DefaultKind;
        if (kind is null || !Readers.TryGetValue(kind, out var reader))
        {
            RefuseKind(fields, kind);
            return null;
        }

        var id = fields.Own("id") ?? fields.DefaultId ?? fields.Missing("id", "");
        var source = Source(fields);
        var recordedAt = fields.At("recordedAt");
        var (by, note) = (fields.Word("by"), fields.Own("note"));
        var fact = reader(fields);
        fields.RefuseUnused(kind);
        return fields.Problems.Count > before
            ? null
            : fact with
            {
                Id = id,
                Source = source,
                By = by,
                Note = note,
                RecordedAt = recordedAt ?? fields.RecordedAt ?? fact.KnownByDefault,
            };
    }

    private static string? Source(FactFields fields)
    {
        var source = fields.Word("source");
        if (source?.Contains('/', StringComparison.Ordinal) == true)
        {
            fields.Problems.Add(
                "bad-text",
                fields.PlaceOf("source"),
                $"`source` holds a slash: `{source}`",
                "a reference is source/id, so a source has none"
            );
        }

        return source;
    }

    private static void RefuseKind(FactFields fields, string? kind)
    {
        if (kind is null)
        {
            fields.Missing("kind", "");
        }
        else
        {
            var hint = NearWords.DidYouMean(kind, Names) ?? $"known are {string.Join(", ", Names)}";
            fields.Problems.Add("unknown-kind", fields.PlaceOf("kind"), $"there is no kind of fact called `{kind}`", hint);
        }
    }

    private static string? OfWord(string word) =>
        Readers.ContainsKey(word) ? word
        : word.EndsWith('s') && Readers.ContainsKey(word[..^1]) ? word[..^1]
        : null;
}
