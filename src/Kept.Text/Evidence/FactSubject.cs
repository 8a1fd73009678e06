using Kept.Core.Evidence;

namespace Kept.Text.Evidence;

/// <summary>What a fact is about (R13).</summary>
public static class FactSubject
{
    /// <summary>The service it names; null where it names none or is of a kind that has none.</summary>
    public static string? ServiceOf(Fact fact) => fact switch
    {
        Fact.Outage f => f.Service,
        Fact.Maintenance f => f.Service,
        Fact.Sample f => f.Service,
        Fact.Count f => f.Service,
        Fact.Ticket f => f.Service,
        Fact.Visit f => f.Service,
        Fact.Work f => f.Service,
        Fact.Notice f => f.Service,
        Fact.MoneyFact f => f.Service,
        _ => null,
    };
}
