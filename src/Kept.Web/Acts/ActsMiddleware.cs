using System.Text;
using System.Text.Json;
using Kept.Web.Api;
using Kept.Web.Reading;
using Microsoft.AspNetCore.Http;

namespace Kept.Web.Acts;

/// <summary>
/// Forms of pages as commands of the API: <c>POST /do/{method}/{path of the API}</c>. What is done leads on to another page; what is refused,
/// and a preview, leads back to the page of the form with what was entered; so does what answers with something that is shown once.
/// </summary>
internal sealed class ActsMiddleware(RequestDelegate next)
{
    public const string Root = "/do";

    /// <summary>Fields that say how a form is handled and are no part of what is sent to the API.</summary>
    public const string Antiforgery = "antiforgery";
    public const string From = "_from";
    public const string Then = "_then";
    public const string Said = "_said";
    public const string Form = "_form";
    public const string Preview = "_preview";
    public const string Show = "_show";

    /// <summary>A button that only asks for the form again, with what was entered: to add a row, or to look at what it comes to.</summary>
    public const string Again = "_again";

    private static readonly HashSet<string> Own = [Antiforgery, From, Then, Said, Form, Preview, Show];

    public async Task Invoke(HttpContext context, IKeptApi api, Reader reader)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.StartsWithSegments(Root, out var rest))
        {
            await next(context);
            return;
        }

        if (!context.Request.HasFormContentType || rest.ToUriComponent().Split('/', 3) is not [_, var method, var path])
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields = await Sent.Of(form, Own, context.RequestAborted);
        if (form[Again].Count > 0)
        {
            await Back(context, Local(form[From]), new Outcome(form[Form].ToString(), fields.Values, [], null), StatusCodes.Status200OK);
            return;
        }

        var isPreview = form[Preview].Count > 0;
        var target = $"/{path}{Query(context.Request.QueryString, isPreview)}";
        var (request, wrong) = fields.Request(method.ToUpperInvariant(), target, form[Antiforgery], reader.Zone);
        var problems = wrong.Select(name => new ApiProblem("value-wrong", name, reader.Texts["Common.ValueWrong", name], null)).ToArray();
        var reply = problems.Length > 0 ? null : await api.Send(request, context.RequestAborted);
        var isShown = form[Show].Count > 0;
        if (reply is { IsFine: true } && !isPreview && !isShown)
        {
            Lead(context, form, reply);
            return;
        }

        var outcome = new Outcome(
            form[Form].ToString(),
            fields.Values,
            reply is null ? problems
                : reply.IsFine ? []
                : ApiProblem.Of(reply),
            reply is { IsFine: true } ? Json(reply) : null,
            reply is { IsFine: true } && !isPreview
        );
        await Back(context, Local(form[From]), outcome, reply?.IsFine == true ? 200 : reply?.Status ?? 422);
    }

    private static string Query(QueryString query, bool isPreview) => (isPreview ? query.Add("preview", "true") : query).Value ?? "";

    /// <summary>On to the next page; <c>{member}</c> in its address is taken from the answer.</summary>
    private static void Lead(HttpContext context, IFormCollection form, ApiReply reply)
    {
        var address = form[Then].Count > 0 ? form[Then] : form[From];
        if (form[Said] is [{ Length: > 0 } said])
        {
            Flash.Say(context, said);
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = Local(Filled(address.ToString(), reply));
    }

    private static string Filled(string address, ApiReply reply)
    {
        if (!address.Contains('{', StringComparison.Ordinal) || Json(reply) is not { ValueKind: JsonValueKind.Object } answer)
        {
            return address;
        }

        return answer
            .EnumerateObject()
            .Where(m => m.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Aggregate(address, (a, m) => a.Replace($"{{{m.Name}}}", Uri.EscapeDataString(m.Value.ToString()), StringComparison.Ordinal));
    }

    /// <summary>The page of the form, as if it were read, with the outcome at hand.</summary>
    private async Task Back(HttpContext context, string from, Outcome outcome, int status)
    {
        var parts = from.Split('?', 2);
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = PathString.FromUriComponent(parts[0]);
        context.Request.QueryString = parts.Length > 1 ? new QueryString($"?{parts[1]}") : QueryString.Empty;
        context.Request.ContentType = null;
        context.Request.ContentLength = null;
        context.Request.Body = Stream.Null;
        context.Items[typeof(Outcome)] = outcome;
        context.Response.OnStarting(() =>
        {
            // A browser that cannot read its own form twice asks again; the status says that nothing was done.
            context.Response.StatusCode = context.Response.StatusCode == 200 ? status : context.Response.StatusCode;
            return Task.CompletedTask;
        });
        await next(context);
    }

    private static JsonElement? Json(ApiReply reply)
    {
        try
        {
            return reply.Body.IsEmpty ? null : JsonDocument.Parse(reply.Body).RootElement;
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(Encoding.UTF8.GetString(reply.Body.Span));
        }
    }

    /// <summary>An address of this server alone: nobody is led elsewhere.</summary>
    internal static string Local(string? address) =>
        address is ['/', not ('/' or '\\'), ..] or "/" && !address.Any(char.IsControl) ? address : "/";
}
