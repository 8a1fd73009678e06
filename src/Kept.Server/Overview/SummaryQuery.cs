using System.Collections.Immutable;
using System.Text.Json;
using Kept.Core.Assessment;
using Kept.Core.Json;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Figures;
using Kept.Server.Filing;
using Kept.Server.Outages;
using Kept.Server.Rights;
using Kept.Server.Tickets;
using Kept.Store;
using NodaTime;
using Words = Kept.Server.Api.Words;

namespace Kept.Server.Overview;

/// <summary>GET /summary: how much there is of what waits for somebody, counted from rows; of one agreement, one customer, or all.</summary>
internal static class SummaryQuery
{
    private static readonly Duration Ahead = Duration.FromDays(90);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/summary",
                async (string? agreement, string? customer, Calls calls) =>
                    calls.Answer(await new Counting(calls, agreement, calls.Who.Customer ?? customer).All())
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("What waits: tickets, claims, disputes, outages, agreements that end, and the money of this month and the last");

    private sealed class Counting(Calls calls, string? agreement, string? customer)
    {
        private readonly Instant _now = calls.Now;

        public async Task<object> All() =>
            new
            {
                at = _now,
                tickets = calls.Who.May(Permission.ReadTickets) ? await Tickets() : null,
                claims = new { waiting = await Count(Of(FigureRows.Credits, Words.Of(ClaimState.AwaitingAnswer))) },
                claimable = await Claimable(),
                disputes = new { open = await Count(Of("disputes", "open")) },
                outages = new { open = await Count(Of(OutageRow.View, "open")) },
                agreements = await calls.Store.Tally(AgreementQueries.Seen(Of(AgreementRow.View), calls.Who), calls.Cancel),
                ending = await Ending(),
                money = new { month = await Money(0), lastMonth = await Money(-1) },
            };

        private async Task<object> Tickets()
        {
            var open = Of(TicketRow.View, "open", "paused");
            return new
            {
                open = await Count(Of(TicketRow.View, "open")),
                paused = await Count(Of(TicketRow.View, "paused")),
                dueIn4Hours = await Count(open with { From = _now, Until = _now + Duration.FromHours(4) }),
                dueIn24Hours = await Count(open with { From = _now, Until = _now + Duration.FromHours(24) }),
                breached = await Count(open with { Late = TicketRow.Late(_now) }),
            };
        }

        /// <summary>What the customer can still claim.</summary>
        private async Task<object> Claimable()
        {
            var rows = await Rows(Of(FigureRows.Credits, Words.Of(ClaimState.NotClaimed)) with { From = _now, Order = RowOrder.Earliest });
            var lines = rows.Select(r => Payload.Read(r.Body).GetProperty("line")).Where(IsWorthClaiming).ToArray();
            return new { count = lines.Length, sums = Sums.Of(lines.Select(l => (l.Text("currency")!, l)), "accrued") };
        }

        private bool IsWorthClaiming(JsonElement line) =>
            line.At("claimableUntil") >= _now && ExactText.ToRational(line.Text("accrued") ?? "") is { Sign: > 0 };

        private async Task<object> Ending()
        {
            var rows = await Rows(Of(DueRows.View, "renews", "termEnds") with { From = _now, Until = _now + Ahead });
            return new
            {
                days = (int)Ahead.TotalDays,
                renew = rows.Where(r => r.State == "renews").Select(r => r.Agreement).Distinct().Count(),
                end = rows.Where(r => r.State == "termEnds").Select(r => r.Agreement).Distinct().Count(),
            };
        }

        private async Task<object> Money(int months)
        {
            var day = _now.InUtc().Date;
            var month = FigureMoney.At(new LocalDate(day.Year, day.Month, 1).PlusMonths(months));
            var rows = await Rows(Of(FigureMoney.View) with { From = month, Until = month + Duration.FromTicks(1) });
            return Sums.Of(rows.Select(r => (r.State!, Payload.Read(r.Body))), [.. FigureMoney.Amounts]);
        }

        private RowQuery Of(string view, params ImmutableArray<string> states) =>
            new(view)
            {
                Agreement = agreement,
                Customer = customer,
                States = states,
            };

        private Task<long> Count(RowQuery query) => calls.Store.Count(query, null, calls.Cancel);

        private async Task<List<Row>> Rows(RowQuery query)
        {
            var rows = new List<Row>();
            for (RowPage? page = null; page is null or { Next: not null }; )
            {
                page = await calls.Store.List(query with { Limit = 1000, After = page?.Next }, calls.Cancel);
                rows.AddRange(page.Rows);
            }

            return rows;
        }
    }
}
