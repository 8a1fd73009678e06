namespace Kept.Server.Maintenance;

/// <summary>Maintenance, work and visits: commands and queries.</summary>
internal static class MaintenanceApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        MaintenanceQueries.Map(api);
        AnnounceMaintenance.Map(api);
        AskForMaintenance.Map(api);
        DecideOnRequest.Map(api);
        ApproveMaintenance.Map(api);
        CancelMaintenance.Map(api);
        RecordWork.Map(api);
    }
}
