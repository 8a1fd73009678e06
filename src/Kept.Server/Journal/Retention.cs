using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Kept.Core.Time;
using Kept.Server.Accounts;
using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Journal;

/// <summary>
/// Erases the names and free text of agreements that ended long ago, where the server is set to (<c>retention:textsDays</c>). Looked for once
/// an hour; what was erased is noted, and doing it again does nothing.
/// </summary>
public sealed partial class Retention(IStore store, Shelf shelf, FilingRoom room, IConfiguration configuration)
{
    private static readonly Duration Pause = Duration.FromHours(1);
    private readonly int? _days = DaysOf(configuration["retention:textsDays"]);
    private readonly HashSet<(string Agreement, long Version)> _done = [];
    private Instant _next = Instant.MinValue;

    /// <summary>Days after the end of an agreement at which its texts go; null: they stay.</summary>
    public int? Days => _days;

    /// <exception cref="InvalidOperationException">The setting is no number of days.</exception>
    private static int? DaysOf(string? text) =>
        text is null or "" ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days
        : throw new InvalidOperationException($"retention:textsDays is a whole number of days, not \"{text}\"");

    /// <summary>Erases what is due; returns the agreements whose texts went.</summary>
    public async Task<IReadOnlyList<string>> Run(CancellationToken cancel = default)
    {
        var erased = new List<string>();
        if (_days is not { } days || room.Now < _next)
        {
            return erased;
        }

        _next = room.Now + Pause;
        foreach (var id in await Ended(cancel))
        {
            var agreement = await shelf.Agreement(id, cancel);
            if (IsOver(agreement, days) && !_done.Contains((id, agreement.Version)))
            {
                erased.AddRange(await Erase(agreement, cancel) ? [id] : []);
                _done.Add((id, agreement.Version));
            }
        }

        return erased;
    }

    private async Task<List<string>> Ended(CancellationToken cancel)
    {
        var ids = new List<string>();
        var query = new RowQuery(AgreementRow.View) { States = [AgreementRow.Word(Stage.Ended)], Limit = 1000 };
        for (RowPage? page = null; page is null || page.Next is not null; )
        {
            page = await store.List(query with { After = page?.Next }, cancel);
            ids.AddRange(page.Rows.Select(r => r.Key));
        }

        return ids;
    }

    private bool IsOver(AgreementFold agreement, int days) =>
        agreement is { Stage: Stage.Ended, EndedOn: { } ended } && LocalTimes.StartOfDay(agreement.Zone, ended.PlusDays(days)) <= room.Now;

    /// <summary>False: nothing was left to erase.</summary>
    private async Task<bool> Erase(AgreementFold agreement, CancellationToken cancel)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in store.Read(agreement.Stream, cancel: cancel))
        {
            ids.UnionWith(Reference().Matches(entry.Payload).Select(m => m.Value));
        }

        var filed = await room.File(Acting.System, null, async (at, token) => await Decide(agreement, [.. ids], at, token), cancel);
        return !filed.Entries.IsEmpty;
    }

    private async Task<Decision> Decide(AgreementFold agreement, string[] ids, Instant at, CancellationToken cancel)
    {
        var texts = (await store.Texts(ids, cancel)).Values.Where(t => t.Content is not null && !TextLine.IsSecret(t)).Select(t => t.Id);
        ImmutableArray<string> left = [.. texts.Order(StringComparer.Ordinal)];
        var audit = new PlainFold(Audit.Stream, (await store.HeadOf(Audit.Stream, cancel)).Version);
        var payload = Payload.Of(("agreement", agreement.Id), ("texts", left), ("cause", "retention"));
        return left.IsEmpty
            ? new Decision.File([], new { })
            : Decision.Of(audit, new { }, new NewEntry(EraseTexts.Kind, at, payload)) with
            {
                Erased = left,
            };
    }

    [GeneratedRegex("text/[0-9a-f]{32}")]
    private static partial Regex Reference();
}
