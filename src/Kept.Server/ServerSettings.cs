namespace Kept.Server;

/// <summary>How a server is started: from the command line, the environment (<c>KEPT_…</c>) or <c>appsettings.json</c>.</summary>
public sealed record ServerSettings
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>A file of SQLite, a connection string of PostgreSQL (<c>Host=…</c>), or <c>memory</c>.</summary>
    public string Store { get; init; } = "kept.db";

    /// <summary>The address under which people reach the server, for links in mails; null: that of the request.</summary>
    public Uri? PublicUrl { get; init; }

    public static ServerSettings From(IConfiguration configuration) =>
        new()
        {
            Store = configuration["store"] ?? "kept.db",
            PublicUrl = Uri.TryCreate(configuration["publicUrl"], UriKind.Absolute, out var url) ? url : null,
        };
}
