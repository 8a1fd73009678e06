using Kept.Server.Api;
using Kept.Server.Journal;
using Kept.Server.Mail;
using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Settings;

/// <summary>GET /settings: how the server is set, for its administrators. No addresses, names or secrets are in it.</summary>
internal static class SettingsQuery
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/settings",
                (ServerSettings server, IMailer mailer, Retention retention, LimitSettings limits, IConfiguration configuration) =>
                    Answer.With(
                        new
                        {
                            version = typeof(KeptServer).Assembly.GetName().Version?.ToString(3),
                            store = KindOf(server),
                            publicUrl = server.PublicUrl is not null,
                            mail = mailer.CanSend,
                            retentionDays = retention.Days,
                            work = configuration["work"] != "off",
                            monthlyStatements = configuration["statements"] == "monthly",
                            limits,
                        }
                    )
            )
            .Needs(Permission.ManageSettings, ofCustomer: false)
            .WithSummary("How the server is set: version, store, mail, retention, work and limits; no secrets");

    private static string KindOf(ServerSettings settings) =>
        settings.Store == Stores.Memory ? "memory"
        : Stores.IsPostgres(settings.Store) ? "postgresql"
        : "sqlite";
}
