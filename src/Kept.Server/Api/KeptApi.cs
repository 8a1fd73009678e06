using Kept.Server.Agreements;
using Kept.Server.Assessments;
using Kept.Server.Calendars;
using Kept.Server.Credits;
using Kept.Server.Customers;
using Kept.Server.Entitlements;
using Kept.Server.Evidence;
using Kept.Server.Figures;
using Kept.Server.Filing;
using Kept.Server.HelpDesks;
using Kept.Server.Journal;
using Kept.Server.Live;
using Kept.Server.Maintenance;
using Kept.Server.Outages;
using Kept.Server.Overview;
using Kept.Server.Settings;
using Kept.Server.Shared;
using Kept.Server.Statements;
using Kept.Server.Tickets;
using Kept.Server.Webhooks;
using Kept.Server.Work;

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
        builder.Services.AddSingleton<Figuring>();
        builder.Services.AddSingleton<Scheduler>();
        builder.AddWebhooks();
        builder.AddLive();
        builder.Services.AddSingleton<StatementRun>();
        builder.Services.AddSingleton<Retention>();
        builder.Services.AddSingleton<IWhenDue, StatementsOfTheMonth>();
        builder.Services.AddSingleton<IWhenDue, ReminderMails>();
        if (builder.Configuration["work"] != "off")
        {
            builder.Services.AddHostedService<WorkLoop>();
        }

        builder.Services.ConfigureHttpJsonOptions(o => Json.With(o.SerializerOptions));
    }

    public static void MapKeptApi(this WebApplication app)
    {
        var api = app.MapGroup(Root);
        MapCustomers(api);
        MapAgreements(api);
        EvidenceApi.Map(api);
        AssessmentApi.Map(api);
        TimelineQuery.Map(api);
        MapClaims(api);
        IssueStatement.Map(api);
        StatementQueries.Map(api);
        RunStatements.Map(api);
        DueQuery.Map(api);
        api.MapWebhooks();
        CalendarApi.Map(api);
        HolidaysQuery.Map(api);
        TicketApi.Map(api);
        EntitlementQuery.Map(api);
        KeepMapping.Map(api);
        TakeEvents.Map(api);
        OutageApi.Map(api);
        MaintenanceApi.Map(api);
        FileShared.Map(api);
        DrawOnShared.Map(api);
        SharedQueries.Map(api);
        ChangesStream.Map(api);
        SearchQuery.Map(api);
        SummaryQuery.Map(api);
        RecentQuery.Map(api);
        SettingsQuery.Map(api);
        MailTest.Map(api);
        JournalApi.Map(api);
        EraseTexts.Map(api);
    }

    private static void MapCustomers(IEndpointRouteBuilder api)
    {
        RegisterCustomer.Map(api);
        CustomerQueries.Map(api);
    }

    private static void MapClaims(IEndpointRouteBuilder api)
    {
        ClaimQueries.Map(api);
        FileClaim.Map(api);
        WithdrawClaim.Map(api);
        AnswerClaim.Map(api);
        SettleClaim.Map(api);
        ElectCredit.Map(api);
        FileDispute.Map(api);
        ResolveDispute.Map(api);
    }

    private static void MapAgreements(IEndpointRouteBuilder api)
    {
        AgreementQueries.Map(api);
        DraftAgreement.Map(api);
        ReviseDraft.Map(api);
        CheckAgreement.Map(api);
        CheckText.Map(api);
        ProposeAgreement.Map(api);
        WithdrawProposal.Map(api);
        CommentOnAgreement.Map(api);
        SignAgreement.Map(api);
        AmendAgreement.Map(api);
        Changes.Map(api);
        RenewAgreement.Map(api);
        FactLists.Map(api);
        WithdrawAmendment.Map(api);
        GiveNotice.Map(api);
        TerminateForCause.Map(api);
        AssignAgreement.Map(api);
        EndAgreement.Map(api);
        BackingQuery.Map(api);
        ContractQuery.Map(api);
        ContactsQuery.Map(api);
        VocabularyQuery.Map(api);
        DatesQuery.Map(api);
    }
}
