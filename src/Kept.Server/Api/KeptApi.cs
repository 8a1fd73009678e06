using Kept.Server.Agreements;
using Kept.Server.Assessments;
using Kept.Server.Customers;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Tickets;

namespace Kept.Server.Api;

/// <summary>The API under <c>/api/v1</c>: each command and query maps itself.</summary>
public static class KeptApi
{
    public const string Root = "/api/v1";

    public static void AddKeptApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<FilingRoom>();
        builder.Services.AddSingleton<Shelf>();
        builder.Services.AddSingleton(s => new Ids(s.GetRequiredService<TimeProvider>()));
        builder.Services.AddScoped<Calls>();
        builder.Services.ConfigureHttpJsonOptions(o => Json.With(o.SerializerOptions));
    }

    public static void MapKeptApi(this WebApplication app)
    {
        var api = app.MapGroup(Root);
        MapCustomers(api);
        MapAgreements(api);
        EvidenceApi.Map(api);
        AssessmentApi.Map(api);
        TicketApi.Map(api);
    }

    private static void MapCustomers(IEndpointRouteBuilder api)
    {
        RegisterCustomer.Map(api);
        CustomerQueries.Map(api);
    }

    private static void MapAgreements(IEndpointRouteBuilder api)
    {
        AgreementQueries.Map(api);
        DraftAgreement.Map(api);
        ReviseDraft.Map(api);
        CheckAgreement.Map(api);
        ProposeAgreement.Map(api);
        WithdrawProposal.Map(api);
        CommentOnAgreement.Map(api);
        SignAgreement.Map(api);
    }
}
