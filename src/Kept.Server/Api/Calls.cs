using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kept.Core.Json;
using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Api;

/// <summary>
/// What a handler of the API has at hand: who calls, the folds that they may know of, and the filing of what is decided, with idempotency
/// keys and entity tags.
/// </summary>
public sealed class Calls(IHttpContextAccessor accessor, FilingRoom room, Shelf shelf, IStore store, Ids ids)
{
    private const string KeyHeader = "Idempotency-Key";

    private static readonly Core.Problems.Problem KeyWrong = new(
        "key-wrong",
        new Core.Problems.Place(KeyHeader, 0, 0),
        "an Idempotency-Key has 1 to 255 characters, and a request has one of them"
    );

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("outside a request");

    public Acting Who => Http.Acting();

    public IStore Store => store;

    public Shelf Shelf => shelf;

    public Ids Ids => ids;

    public Instant Now => room.Now;

    public CancellationToken Cancel => Http.RequestAborted;

    /// <summary>Files what is decided on an agreement that the caller may know of; otherwise 404.</summary>
    public Task<IResult> OnAgreement<T>(string id, T request, Func<AgreementFold, T, Act, Decision> decide) =>
        OnAgreement(id, request, (agreement, asked, act) => Task.FromResult(decide(agreement, asked, act)));

    /// <inheritdoc cref="OnAgreement{T}(string, T, Func{AgreementFold, T, Act, Decision})"/>
    public Task<IResult> OnAgreement<T>(string id, T request, Func<AgreementFold, T, Act, Task<Decision>> decide) =>
        File(
            request,
            async act =>
            {
                var agreement = await shelf.Agreement(id, Cancel);
                return !MaySee(agreement) ? Decision.Unknown($"agreement {id}")
                    : !Matches(agreement.Version) ? Changed(agreement)
                    : await decide(agreement, request, act);
            }
        );

    /// <summary>Files what is decided, whatever it is about; with <c>?preview=true</c> nothing: the answer says what would be.</summary>
    public async Task<IResult> File<T>(T request, Func<Act, Task<Decision>> decide)
    {
        var keys = Http.Request.Headers[KeyHeader];
        if (keys.Count > 0 && keys is not [{ Length: > 0 and <= 255 }])
        {
            return Result(Decision.Wrong(KeyWrong));
        }

        return IsPreview
            ? await Previewed(decide)
            : Sent(await room.File(Who, Key(keys, request), (at, _) => decide(new Act(Who, at, ids)), Cancel));
    }

    /// <summary>The address asks for a preview.</summary>
    private bool IsPreview => Http.Request.Query["preview"] is [{ } said] && bool.TryParse(said, out var preview) && preview;

    private async Task<IResult> Previewed(Func<Act, Task<Decision>> decide) =>
        await decide(new Act(Who, Now, ids, Preview: true)) switch
        {
            Decision.File file => Answer(file.Answer),
            var refused => Result((Decision.Refuse)refused),
        };

    /// <summary>What is asked of an agreement that the caller may know of, with its entity tag; otherwise 404.</summary>
    public Task<IResult> Ask(string id, Func<AgreementFold, object> answer) => Ask(id, a => Task.FromResult(answer(a)));

    /// <inheritdoc cref="Ask(string, Func{AgreementFold, object})"/>
    public async Task<IResult> Ask(string id, Func<AgreementFold, Task<object>> answer)
    {
        var agreement = await shelf.Agreement(id, Cancel);
        return MaySee(agreement) ? Answer(await answer(agreement), agreement.Version) : Result(Decision.Unknown($"agreement {id}"));
    }

    /// <summary>An answer that is not filed. A refusal is sent as one, a result of the framework as it is.</summary>
    public IResult Answer(object answer, long? version = null)
    {
        if (answer is Decision.Refuse refused)
        {
            return Result(refused);
        }

        if (version is { } tag)
        {
            Http.Response.Headers.ETag = $"\"{tag}\"";
        }

        return answer as IResult ?? Results.Text(Answers.Body(answer), "application/json", Encoding.UTF8);
    }

    public static IResult Result(Decision.Refuse refused) => ProblemBody.Result(refused.Status, refused.Problems);

    /// <summary>Whether the caller may know of an agreement: a draft is the provider's alone until it is proposed.</summary>
    public bool MaySee(AgreementFold agreement) =>
        agreement.Exists
        && Who.Sees(agreement.Customer)
        && (!Who.IsCustomer || agreement.Stage != Stage.Draft || agreement.ProposedHash is not null);

    private bool Matches(long version) =>
        Http.Request.Headers.IfMatch.Count == 0
        || Http.Request.Headers.IfMatch.SelectMany(t => (t ?? "").Split(',', StringSplitOptions.TrimEntries))
            .Any(t => t == "*" || t == $"\"{version}\"");

    private static Decision.Refuse Changed(AgreementFold agreement) =>
        new(
            StatusCodes.Status412PreconditionFailed,
            [
                new Core.Problems.Problem(
                    "changed-meanwhile",
                    default,
                    $"If-Match names another state of the agreement; it is at \"{agreement.Version}\", with the quotes",
                    "read it again and decide on what it is now"
                ),
            ]
        );

    private RequestKey? Key<T>(Microsoft.Extensions.Primitives.StringValues keys, T request)
    {
        if (keys is not [{ } key])
        {
            return null;
        }

        var body = request is byte[] bytes
            ? Convert.ToHexStringLower(SHA256.HashData(bytes))
            : JsonSerializer.Serialize(request, Json.Options);
        return new RequestKey(key, Sha256Hex.Of($"{Http.Request.Method} {Http.Request.Path}{Http.Request.QueryString}\n{body}"));
    }

    private IResult Sent(Filed filed)
    {
        if (filed.ETag is { } tag)
        {
            Http.Response.Headers.ETag = tag;
        }

        if (filed.Location is { } location)
        {
            Http.Response.Headers.Location = location;
        }

        return Results.Text(filed.Body, filed.IsProblem ? ProblemBody.ContentType : "application/json", Encoding.UTF8, filed.Status);
    }
}
