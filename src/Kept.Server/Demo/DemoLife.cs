using System.Text;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Time;
using Kept.Server.Agreements;
using Kept.Server.Assessments;
using Kept.Server.Credits;
using Kept.Server.Customers;
using Kept.Server.Evidence;
using Kept.Server.Figures;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Server.Statements;
using Kept.Server.Work;
using Kept.Store;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Kept.Server.Demo;

/// <summary>
/// Lives through the demo's months with the commands of the server, in a journal in memory and by a clock of its own: all that stands in it
/// could have been done by people.
/// </summary>
internal sealed partial class DemoLife
{
    private readonly MemoryStore _store = new();
    private readonly DemoClock _clock;
    private readonly FilingRoom _room;
    private readonly Shelf _shelf;
    private readonly Scheduler _scheduler;
    private readonly StatementRun _statements;
    private readonly Ids _ids;
    private readonly Instant _now;
    private readonly PriorityQueue<Func<Task>, Instant> _ahead = new();
    private readonly Random _random = new(7);

    public DemoLife(Instant now)
    {
        _now = now;
        _clock = new DemoClock(now - Duration.FromDays(460));
        _room = new FilingRoom(_store, _clock);
        _shelf = new Shelf(_store);
        _ids = new Ids(() => new Guid(Enumerable.Range(0, 16).Select(_ => (byte)_random.Next(256)).ToArray()));
        _statements = new StatementRun(_store, _shelf, _room, _ids);
        _scheduler = new Scheduler(
            _store,
            _shelf,
            _room,
            new Figuring(_store, _shelf, _room, NullLogger<Figuring>.Instance),
            [],
            NullLogger<Scheduler>.Instance
        );
    }

    /// <summary>The journal as it is now.</summary>
    public async Task<IStore> Live(Action<string>? progress = null)
    {
        foreach (var (part, number) in DemoCast.Parts.Select((p, n) => (p, n)))
        {
            Plan(part, number);
        }

        for (var week = _clock.Now; week < _now; week += Duration.FromDays(7))
        {
            At(week, () => _scheduler.RunDue());
        }

        var day = _clock.Now;
        while (_ahead.TryDequeue(out var act, out var at) && at <= _now)
        {
            _clock.Now = Instant.Max(_clock.Now, at);
            await act();
            if (_clock.Now - day > Duration.FromDays(28))
            {
                day = _clock.Now;
                progress?.Invoke($"{day.InUtc():yyyy-MM}");
            }
        }

        _clock.Now = _now;
        await _scheduler.RunDue();
        return _store;
    }

    private void At(Instant at, Func<Task> act) => _ahead.Enqueue(act, at);

    private void Plan(DemoCast.Part part, int number)
    {
        var today = LocalTimes.DateOf(part.Zone, _now);
        var starts = DemoTexts.StartsOn(part, today).AtMidnight().InUtc().ToInstant();
        var drafted = part.OnlyProposed ? _now - Duration.FromDays(3) : starts - Duration.FromDays(10);
        At(drafted, () => Draft(part, today));
        if (!part.OnlyProposed)
        {
            At(starts - Duration.FromDays(4), () => Sign(part));
            At(starts - Duration.FromDays(3), () => Begin(part, number, LocalTimes.DateOf(DateTimeZone.Utc, starts)));
        }
    }

    private async Task Draft(DemoCast.Part part, LocalDate today)
    {
        var manager = DemoCast.Manager.Acting;
        var registered = new RegisterCustomer.Request(part.Customer, part.Name);
        await File(manager, async act => RegisterCustomer.Decide(await _shelf.Customer(part.Customer), registered, act));
        var request = new DraftAgreement.Request(part.Agreement, part.Customer, null, DemoTexts.Of(part, today), null);
        await File(
            manager,
            async act =>
            {
                var drafted = await DraftText.Gather(_shelf, part.Agreement, request.Text, null, CancellationToken.None);
                return DraftAgreement.Decide(
                    await _shelf.Agreement(part.Agreement),
                    await _shelf.Customer(part.Customer),
                    request,
                    drafted,
                    act
                );
            }
        );
        await On(part, manager, (a, act) => ProposeAgreement.Decide(a, [], act));
        if (part.OnlyProposed)
        {
            await On(
                part,
                Customer(part),
                (a, act) => CommentOnAgreement.Decide(a, new("Could the answer within the hour also hold on Saturdays?", "5.1"), act)
            );
        }
    }

    private Task Sign(DemoCast.Part part) => Signed(part, a => a.Latest.Hash);

    private async Task Signed(DemoCast.Part part, Func<AgreementFold, string> hash)
    {
        await On(part, DemoCast.Manager.Acting, (a, act) => SignAgreement.Decide(a, new(hash(a), DemoCast.Manager.Name), act, "provider"));
        await On(part, Customer(part), (a, act) => SignAgreement.Decide(a, new(hash(a), $"{part.Name}, the owner"), act, "customer"));
    }

    private async Task Begin(DemoCast.Part part, int number, LocalDate starts)
    {
        var events = new DemoEvents(part, await _shelf.Agreement(part.Agreement), 1000 + number);
        var first = new LocalDate(starts.Year, starts.Month, 1);
        foreach (
            var month in Enumerable.Range(0, 16).Select(n => first.PlusMonths(n)).Where(m => m.AtMidnight().InUtc().ToInstant() < _now)
        )
        {
            foreach (var line in events.Of(month).Where(l => l.At > _clock.Now && l.At < _now - Duration.FromHours(2)))
            {
                At(line.At, () => FileLine(part, line));
            }

            var closed = month.PlusMonths(1).At(new LocalTime(9, 0)).InUtc().ToInstant();
            if (!IsLeftForToday(part, month))
            {
                At(closed + Duration.FromDays(2), () => Claim(part, month));
            }

            At(closed + Duration.FromDays(5), () => State(part, month));
            At(closed + Duration.FromDays(9), () => Settle(part));
        }

        Special(part, events);
    }

    private async Task FileLine(DemoCast.Part part, DemoEvents.Line line)
    {
        var request = new FileEvidence.Request("evidence.jsonl", Encoding.UTF8.GetBytes(line.Json), false);
        await On(
            part,
            DemoCast.Agent.Acting,
            (a, act) =>
                FileEvidence.Decide(a, request, act) is not Decision.File file || line.Ticket is not { } ticket
                    ? FileEvidence.Decide(a, request, act)
                    : Described(a, file, ticket, act)
        );
    }

    private static Decision Described(AgreementFold agreement, Decision.File file, (string Number, string Subject) ticket, Act act)
    {
        var text = new ErasableText($"text/{act.Ids.Next()}", $"customer/{agreement.Customer}", ticket.Subject);
        var described = new NewEntry("ticket.described", act.At, Payload.Of(("ticket", ticket.Number), ("subject", text.Id)));
        return file with { Streams = [(agreement, [.. file.Streams[0].Entries, described])], Texts = [.. file.Texts, text] };
    }

    /// <summary>Most credits are claimed, and most claims are answered; the rest is for silence.</summary>
    private async Task Claim(DemoCast.Part part, LocalDate month, int inTen = 8)
    {
        var agreement = await _shelf.Agreement(part.Agreement);
        var period = $"{month.Year:0000}-{month.Month:00}";
        var lines =
            new Question(new Kept.Text.Evidence.DayRange(month, month.PlusMonths(1)).In(agreement.Zone), _clock.Now)
                .Assess(agreement, false)
                .Value?.Levels
            ?? [];
        foreach (
            var line in lines
                .Where(l => l.Credit.State == ClaimState.NotClaimed && l.Credit.Entitled.Best.Sign > 0)
                .Where(_ => _random.Next(10) < inTen)
        )
        {
            var of = line.Occurrence?.Split(", ");
            await On(
                part,
                Customer(part),
                (a, act) => FileClaim.Decide(a, new(line.Level, of, of is null ? period : null, "written", line.Member, null, null), act)
            );
        }

        At(_clock.Now + Duration.FromDays(4), () => Answer(part));
    }

    private async Task Answer(DemoCast.Part part)
    {
        var agreement = await _shelf.Agreement(part.Agreement);
        foreach (
            var claim in agreement
                .Book.Claims.Where(c => agreement.Book.Answers.All(a => a.ClaimRef != c.Reference))
                .Where(_ => _random.Next(10) < 6)
        )
        {
            await On(part, DemoCast.Finance.Acting, (a, act) => AnswerClaim.Decide(a, claim.Reference, new(true, null, null), act));
        }
    }

    private async Task State(DemoCast.Part part, LocalDate month)
    {
        await foreach (var _ in _statements.Run(DemoCast.Finance.Acting, $"{month.Year:0000}-{month.Month:00}", false, [part.Agreement]))
        { }
    }

    private async Task Settle(DemoCast.Part part)
    {
        var agreement = await _shelf.Agreement(part.Agreement);
        foreach (var claim in agreement.Book.Claims.Where(c => agreement.Book.Settlements.All(s => s.ClaimRef != c.Reference)))
        {
            if (ClaimEffects.Open(await _shelf.Agreement(part.Agreement), claim, _clock.Now) is { Sign: > 0 } amount)
            {
                await On(
                    part,
                    DemoCast.Finance.Acting,
                    (a, act) => SettleClaim.Decide(a, claim.Reference, new(amount, $"CN-{_clock.Now.InUtc():yyyy-MM}-{part.Customer}"), act)
                );
            }
        }
    }

    private static Acting Customer(DemoCast.Part part) =>
        part.Customer == DemoCast.Northwind.Customer
            ? DemoCast.Northwind.Acting
            : new Acting($"user/{part.Customer}", Role.Signatory, part.Customer);

    private Task On(DemoCast.Part part, Acting who, Func<AgreementFold, Act, Decision> decide) =>
        File(who, async act => decide(await _shelf.Agreement(part.Agreement), act));

    /// <exception cref="InvalidOperationException">The demo asked for what the server refuses.</exception>
    private async Task File(Acting who, Func<Act, Task<Decision>> decide)
    {
        var filed = await _room.File(who, null, (at, _) => decide(new Act(who, at, _ids)));
        if (filed.IsProblem)
        {
            throw new InvalidOperationException(filed.Body);
        }
    }
}
