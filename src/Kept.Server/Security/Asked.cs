using System.Collections.Immutable;
using System.Text.Json;
using Kept.Core.Problems;
using Kept.Server.Api;

namespace Kept.Server.Security;

/// <summary>
/// The body of a request, and what is wrong with it: problems are collected, so that one answer names all of them. A member is named as
/// a JSON pointer (<c>/email</c>).
/// </summary>
internal sealed class Asked<T>
    where T : class
{
    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();
    private int _status = StatusCodes.Status400BadRequest;

    private Asked(T? body) => Body = body!;

    /// <summary>What was sent. Only where <see cref="Refusal"/> was not set from the beginning.</summary>
    public T Body { get; }

    /// <summary>What to answer where something is wrong; null: all is well.</summary>
    public IResult? Refusal => _problems.Count == 0 ? null : Answer.Refuse(_status, _problems.ToImmutable());

    public Asked<T> Check(bool holds, string member, string code, string sentence, string? hint = null)
    {
        if (Body is not null && !holds)
        {
            _problems.Add(new Problem(code, new Place(member, 0, 0), sentence, hint));
        }

        return this;
    }

    public Asked<T> Add(IEnumerable<Problem> problems)
    {
        _problems.AddRange(problems);
        return this;
    }

    public static async Task<Asked<T>> Of(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            return Wrong("body-wrong", "the request has no JSON body", "send Content-Type: application/json");
        }

        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Json.Options, context.RequestAborted);
            return body is null ? Wrong("body-wrong", "the body is null", null) : new Asked<T>(body);
        }
        catch (BadHttpRequestException trouble) when (trouble.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Wrong("too-large", "the request is larger than the server takes here", null, trouble.StatusCode);
        }
        catch (JsonException trouble)
        {
            return Wrong("body-wrong", "the body cannot be read as JSON of this operation", trouble.Path);
        }
    }

    private static Asked<T> Wrong(string code, string sentence, string? hint, int status = StatusCodes.Status400BadRequest)
    {
        var asked = new Asked<T>(null) { _status = status };
        asked._problems.Add(new Problem(code, default, sentence, hint));
        return asked;
    }
}
