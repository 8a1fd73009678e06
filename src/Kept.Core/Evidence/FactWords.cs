namespace Kept.Core.Evidence;

/// <summary>The words that evidence files use for closed vocabularies.</summary>
public static class FactWords
{
    public static string Of(TicketEvent value) => value switch
    {
        TicketEvent.Opened => "opened",
        TicketEvent.Assigned => "assigned",
        TicketEvent.Responded => "responded",
        TicketEvent.Updated => "updated",
        TicketEvent.Paused => "paused",
        TicketEvent.Resumed => "resumed",
        TicketEvent.Resolved => "resolved",
        TicketEvent.Reopened => "reopened",
        TicketEvent.Closed => "closed",
        TicketEvent.Changed => "changed",
    };

    public static string Of(TicketSide value) => value switch
    {
        TicketSide.Customer => "customer",
        TicketSide.Provider => "provider",
        TicketSide.Automatic => "automatic",
    };
}
