using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Text.Language;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Imports.OpenSlo;

/// <summary>Reads OpenSLO v1 (github.com/OpenSLO/OpenSLO): services, objectives and indicators, in any number of documents.</summary>
internal sealed class SloReader
{
    public const string Version = "openslo/v1";

    private static readonly string[] Kinds =
    [
        "Service",
        "SLO",
        "SLI",
        "AlertPolicy",
        "AlertCondition",
        "AlertNotificationTarget",
        "DataSource",
    ];

    private readonly SloFields _fields;
    private readonly Dictionary<string, MapNode> _indicators = new(StringComparer.Ordinal);

    private SloReader(SloFields fields) => _fields = fields;

    /// <summary>What the file says; meaningless where the fields have problems.</summary>
    public static SloFile Read(IEnumerable<Node> documents, SloFields fields)
    {
        var reader = new SloReader(fields);
        var objects = documents
            .Where(d => d is not (BrokenNode or ScalarNode { IsNull: true }))
            .Select(reader.Object)
            .OfType<SloObject>()
            .ToArray();
        foreach (var sli in objects.Where(o => o.Kind == "SLI"))
        {
            reader._indicators.TryAdd(sli.Name, sli.Map);
        }

        var services = objects.Where(o => o.Kind == "Service").Select(reader.Service).ToArray();
        var slos = objects.Where(o => o.Kind == "SLO").Select(reader.Objective).OfType<Slo>().ToArray();
        foreach (var other in objects.Where(o => o.Kind is not ("Service" or "SLO" or "SLI")))
        {
            fields.Left.Add(
                new LeftOut(
                    other.Map.At,
                    $"{other.Kind} {other.Name}",
                    "an agreement does not say how people are alerted or where data lies"
                )
            );
        }

        return new SloFile([.. services], [.. slos]);
    }

    private sealed record SloObject(string Kind, string Name, string? Title, MapNode Map, MapNode Spec);

    private SloObject? Object(Node node)
    {
        if (node is not MapNode map)
        {
            _fields.Problems.Add(
                ProblemCodes.WrongKind.At(node.At, "a document must be a map of keys", $"begin with `apiVersion: {Version}`")
            );
            return null;
        }

        var kind = _fields.Word(map, "kind", $"one of {string.Join(", ", Kinds)}");
        Expect(map, "apiVersion", _fields.Word(map, "apiVersion", $"`{Version}`"), [Version]);
        Expect(map, "kind", kind, Kinds);
        var metadata = _fields.Map(map, "metadata", "it holds the `name`");
        var spec = kind is "SLO" or "SLI" ? _fields.Map(map, "spec", "what it consists of") : _fields.Map(map, "spec");
        var name = metadata is null ? "" : _fields.Word(metadata, "name", "by which other objects refer to it");
        if (metadata is not null)
        {
            _fields.LeaveOut(metadata, "labels", $"{kind} {name}", "an agreement has no labels");
            _fields.LeaveOut(metadata, "annotations", $"{kind} {name}", "an agreement has no annotations");
        }

        return metadata is null
            ? null
            : new SloObject(kind, name, _fields.Optional(metadata, "displayName"), map, spec ?? new MapNode([], false, map.At));
    }

    private void Expect(MapNode map, string key, string text, string[] known)
    {
        if (text.Length > 0 && !known.Contains(text, StringComparer.Ordinal))
        {
            _fields.NotUnderstood(map[key]!, key, text, string.Join(", ", known));
        }
    }

    private SloService Service(SloObject service)
    {
        _fields.LeaveOut(
            service.Spec,
            "description",
            $"Service {service.Name}",
            "words without a figure; write them into `definitions:` if they are agreed"
        );
        return new SloService(service.Name, service.Title);
    }

    private Slo? Objective(SloObject slo)
    {
        var (of, spec) = ($"SLO {slo.Name}", slo.Spec);
        var service = _fields.Word(spec, "service", "the name of the service");
        var method = Method(spec);
        var indicator = Indicator(of, spec);
        var window = SloWindows.Read(spec, of, _fields);
        var objectives = SloObjectives.Read(spec, of, indicator, method, _fields);
        _fields.LeaveOut(spec, "alertPolicies", of, "an agreement does not say how people are alerted");
        _fields.LeaveOut(spec, "description", of, "words without a figure; write them into `wording:` if they are agreed");
        _fields.LeaveRest(
            spec,
            of,
            "service",
            "budgetingMethod",
            "indicator",
            "indicatorRef",
            "timeWindow",
            "objectives",
            "alertPolicies",
            "description"
        );
        return indicator is null || window is null || method is null || service.Length == 0 || objectives.IsEmpty
            ? null
            : new Slo(slo.Name, slo.Title, service, indicator, method.Value, window, objectives);
    }

    private BudgetingMethod? Method(MapNode spec)
    {
        var text = _fields.Word(spec, "budgetingMethod", "Occurrences, Timeslices or RatioTimeslices");
        if (Enum.GetNames<BudgetingMethod>().Contains(text, StringComparer.Ordinal))
        {
            return Enum.Parse<BudgetingMethod>(text);
        }

        if (text.Length > 0)
        {
            _fields.NotUnderstood(spec["budgetingMethod"]!, "budgetingMethod", text, "Occurrences, Timeslices or RatioTimeslices");
        }

        return null;
    }

    /// <summary>The indicator that stands in the objective, or the one in the file that it names.</summary>
    private Sli? Indicator(string of, MapNode spec)
    {
        if (spec["indicator"] is MapNode own)
        {
            return Indicator(of, own, spec);
        }

        var name = _fields.Optional(spec, "indicatorRef");
        if (name is null)
        {
            _fields.Missing(spec, "indicator", "or `indicatorRef`: what is measured");
            return null;
        }

        if (_indicators.TryGetValue(name, out var named))
        {
            return Indicator($"SLI {name}", named, spec);
        }

        _fields.NotUnderstood(spec["indicatorRef"]!, "indicatorRef", name, "the name of an SLI in the same file");
        return null;
    }

    private Sli? Indicator(string of, MapNode indicator, MapNode slo)
    {
        var spec = _fields.Map(indicator, "spec", "what it consists of");
        if (spec is null)
        {
            return null;
        }

        var raw = spec["ratioMetric"] is MapNode { } ratio && ratio["raw"] is not null;
        _fields.LeaveOut(
            spec,
            "ratioMetric",
            of,
            raw
                ? "a ratio worked out elsewhere: evidence needs the counts behind it"
                : "the queries: evidence comes as facts of kind `count`"
        );
        _fields.LeaveOut(spec, "thresholdMetric", of, "the query: evidence comes as facts, wherever they are from");
        _fields.LeaveRest(spec, of, "ratioMetric", "thresholdMetric");
        if (spec["ratioMetric"] is MapNode)
        {
            return new Sli.Ratio();
        }

        if (spec["thresholdMetric"] is MapNode)
        {
            return new Sli.Threshold(SpeaksOfLatency(slo) || SpeaksOfLatency(indicator));
        }

        _fields.Missing(spec, "ratioMetric", "or `thresholdMetric`: how it is read");
        return null;
    }

    private static bool SpeaksOfLatency(Node node) =>
        node switch
        {
            MapNode map => map.Entries.Any(e => SpeaksOfLatency(e.Value)),
            ListNode list => list.Items.Any(SpeaksOfLatency),
            ScalarNode word => new[] { "latency", "duration", "response time" }.Any(w =>
                word.Value.Contains(w, StringComparison.OrdinalIgnoreCase)
            ),
            _ => false,
        };
}
