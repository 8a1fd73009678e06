namespace Kept.Core.Evidence;

/// <summary>The canonical order of facts: begin, then kind, then reference. The order of lines in files never matters (R5).</summary>
public sealed class FactOrder : IComparer<Fact>
{
    public static readonly FactOrder Canonical = new();

    private FactOrder() { }

    public int Compare(Fact? x, Fact? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var order = x.Begin.CompareTo(y.Begin);
        order = order != 0 ? order : string.CompareOrdinal(x.Kind, y.Kind);
        order = order != 0 ? order : string.CompareOrdinal(x.Reference, y.Reference);
        return order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
    }
}

/// <summary>
/// Events of one ticket: by time, and at the same instant as a ticket lives (opened before resolved, resolved before reopened).
/// </summary>
internal sealed class TicketOrder : IComparer<Fact.Ticket>
{
    public static readonly TicketOrder Lifetime = new();

    private TicketOrder() { }

    public int Compare(Fact.Ticket? x, Fact.Ticket? y)
    {
        var order = x!.At.CompareTo(y!.At);
        order = order != 0 ? order : x.Event.CompareTo(y.Event);
        return order != 0 ? order : FactOrder.Canonical.Compare(x, y);
    }
}
