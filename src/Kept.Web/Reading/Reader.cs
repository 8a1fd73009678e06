using Kept.Web.Acts;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Kept.Web.Reading;

/// <summary>Who reads a page, and how: language, zone, theme, and what they may do. One for each request.</summary>
public sealed class Reader(IHttpContextAccessor accessor, TimeProvider clock)
{
    public const string LanguageCookie = "kept-language";
    public const string ThemeCookie = "kept-theme";
    public const string ZoneCookie = "kept-zone";

    private readonly HttpContext _http = accessor.HttpContext ?? throw new InvalidOperationException("outside a request");
    private Texts? _texts;
    private Session? _session;

    /// <summary>Set before a page is rendered.</summary>
    public Session Session
    {
        get => _session ?? throw new InvalidOperationException("nobody asked who is signed in");
        set => _session = value;
    }

    public bool May(string permission) => _session?.May(permission) == true;

    public Texts Texts => _texts ??= Texts.In(_http.Request.Cookies[LanguageCookie] ?? Accepted());

    /// <summary>Of the browser, where it said so; UTC before.</summary>
    public DateTimeZone Zone => ZoneSaid ?? DateTimeZone.Utc;

    /// <summary>Null: the browser has not said it yet.</summary>
    public DateTimeZone? ZoneSaid =>
        _http.Request.Cookies[ZoneCookie] is { Length: > 0 and < 64 } id
            ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(Uri.UnescapeDataString(id))
            : null;

    /// <summary><c>light</c> or <c>dark</c>; null: as the reader's system has it.</summary>
    public string? Theme => _http.Request.Cookies[ThemeCookie] is { } theme and ("light" or "dark") ? theme : null;

    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>The page's own address with its query.</summary>
    public string Address => $"{_http.Request.Path.ToUriComponent()}{_http.Request.QueryString}";

    public string Path => _http.Request.Path.Value ?? "/";

    public Outcome? Outcome => _http.Items[typeof(Outcome)] as Outcome;

    /// <summary>What the act before this page has to say; null: nothing.</summary>
    public string? Said { get; set; }

    /// <summary>A parameter of the address.</summary>
    public string? Query(string name) => _http.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    /// <summary>The page's address with some parameters set, or taken out by null; its place in a list is left behind.</summary>
    public string With(params (string Name, string? Value)[] changed)
    {
        var kept = _http
            .Request.Query.Where(q => q.Key != "after" && changed.All(c => c.Name != q.Key))
            .SelectMany(q => q.Value.Select(v => (Name: q.Key, Value: v)));
        var all = kept.Concat(changed).Where(q => !string.IsNullOrEmpty(q.Value)).ToArray();
        var query = string.Join('&', all.Select(q => $"{Uri.EscapeDataString(q.Name)}={Uri.EscapeDataString(q.Value!)}"));
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }

    private string? Accepted() =>
        _http
            .Request.Headers.AcceptLanguage.ToString()
            .Split(',')
            .Select(l => l.Split(';')[0].Trim().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(l => Texts.Languages.Contains(l));
}
