namespace Kept.Server.Outages;

/// <summary>Outages: commands and queries.</summary>
internal static class OutageApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        OutageQueries.Map(api);
        RecordOutage.Map(api);
        EndOutage.Map(api);
        ReportDowntime.Map(api);
    }
}
