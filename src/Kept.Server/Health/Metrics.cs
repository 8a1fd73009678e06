using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Kept.Server.Figures;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Health;

/// <summary>
/// Counts and times, in Prometheus' text format at <c>/metrics</c>. Labels are routes and statuses: no ids, no names.
/// </summary>
public sealed class Metrics
{
    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
    private readonly ConcurrentDictionary<(string Method, string Route, int Status), Times> _requests = new();
    private long _entries;

    public void Filed(int entries) => Interlocked.Add(ref _entries, entries);

    public void Answered(string method, string route, int status, TimeSpan took) =>
        _requests.GetOrAdd((method, route, status), _ => new Times()).Add(took.TotalSeconds);

    /// <param name="journal">Entries in the whole journal.</param>
    /// <param name="overdue">What came due and waits.</param>
    public string Text(long journal, long overdue)
    {
        var text = new StringBuilder();
        Line(text, "kept_journal_entries", "gauge", "Entries in the journal.", journal);
        Line(text, "kept_entries_filed_total", "counter", "Entries filed by this process.", Interlocked.Read(ref _entries));
        Line(text, "kept_due_waiting", "gauge", "What came due and was not worked through yet.", overdue);
        Line(text, "process_resident_memory_bytes", "gauge", "Resident memory.", Environment.WorkingSet);
        text.Append("# HELP kept_request_seconds Time of requests by route and status.\n# TYPE kept_request_seconds histogram\n");
        foreach (
            var (key, times) in _requests
                .OrderBy(r => r.Key.Route, StringComparer.Ordinal)
                .ThenBy(r => r.Key.Method, StringComparer.Ordinal)
                .ThenBy(r => r.Key.Status)
        )
        {
            times.Write(
                text,
                string.Create(CultureInfo.InvariantCulture, $"method=\"{key.Method}\",route=\"{key.Route}\",status=\"{key.Status}\"")
            );
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, string type, string help, long value) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n{name} {value}\n");

    /// <summary>A histogram: how many took at most so long.</summary>
    private sealed class Times
    {
        private readonly Lock _lock = new();
        private readonly long[] _upTo = new long[Bounds.Length];
        private long _count;
        private double _sum;

        public void Add(double seconds)
        {
            lock (_lock)
            {
                for (var i = 0; i < Bounds.Length; i++)
                {
                    _upTo[i] += seconds <= Bounds[i] ? 1 : 0;
                }

                _count++;
                _sum += seconds;
            }
        }

        public void Write(StringBuilder text, string labels)
        {
            lock (_lock)
            {
                for (var i = 0; i < Bounds.Length; i++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"kept_request_seconds_bucket{{{labels},le=\"{Bounds[i]}\"}} {_upTo[i]}\n");
                }

                text.Append(
                    CultureInfo.InvariantCulture,
                    $"kept_request_seconds_bucket{{{labels},le=\"+Inf\"}} {_count}\nkept_request_seconds_sum{{{labels}}} {_sum}\nkept_request_seconds_count{{{labels}}} {_count}\n"
                );
            }
        }
    }
}

public static class MetricsParts
{
    /// <summary>Times every request; outermost, so that refusals are timed too.</summary>
    public static void UseMetrics(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                var start = Stopwatch.GetTimestamp();
                await next(context);
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
                app.Services.GetRequiredService<Metrics>()
                    .Answered(context.Request.Method, route, context.Response.StatusCode, Stopwatch.GetElapsedTime(start));
            }
        );

    /// <summary>For those who may read the journal: its size is nobody else's business. A scraper brings a token.</summary>
    public static void MapMetrics(this WebApplication app) =>
        app.MapGet(
                "/metrics",
                async (Metrics metrics, IStore store, FilingRoom room, CancellationToken cancel) =>
                {
                    var overdue = await store.Count(
                        new RowQuery(DueRows.View) { Until = room.Now - Duration.FromMinutes(1) },
                        null,
                        cancel
                    );
                    return Results.Text(
                        metrics.Text(await store.LastSequence(cancel), overdue),
                        "text/plain; version=0.0.4",
                        Encoding.UTF8
                    );
                }
            )
            .Needs(Permission.ReadJournal, ofCustomer: false)
            .ExcludeFromDescription();
}
