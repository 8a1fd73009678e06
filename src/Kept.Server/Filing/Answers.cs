using System.Text.Json;
using Kept.Server.Api;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Filing;

/// <summary>Answers as JSON text, the same for the first request and for its repeats.</summary>
internal static class Answers
{
    /// <summary>Text that is JSON already is taken as it is.</summary>
    public static string Body(object answer) => answer is JsonText text ? text.Text : JsonSerializer.Serialize(answer, Json.Options);

    /// <summary>The version of the first stream after the entries are in it.</summary>
    public static string? ETag(Decision.File file) =>
        file.Streams is [var first, ..] ? $"\"{first.Fold.Version + first.Entries.Length}\"" : null;

    public static Reply Reply(string actor, RequestKey key, Decision.File file, Instant now)
    {
        var headers = new Dictionary<string, string>();
        if (file.Location is { } location)
        {
            headers["Location"] = location;
        }

        if (ETag(file) is { } tag)
        {
            headers["ETag"] = tag;
        }

        return new Reply(actor, key.Key, key.Digest, file.Status, Body(file.Answer), JsonSerializer.Serialize(headers), now);
    }
}

/// <summary>JSON that is written already.</summary>
public sealed record JsonText(string Text);
