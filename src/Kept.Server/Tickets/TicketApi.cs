namespace Kept.Server.Tickets;

/// <summary>Tickets: commands and queries.</summary>
internal static class TicketApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        TicketQueries.Map(api);
        OpenTicket.Map(api);
        ReplyToTicket.Map(api);
        NoteOnTicket.Map(api);
        PauseTicket.Map(api);
        ChangeTicket.Map(api);
        TurnTicket.Map(api);
    }
}
