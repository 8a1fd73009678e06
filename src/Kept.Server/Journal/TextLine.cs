using System.Text.Json;
using Kept.Core.Json;
using Kept.Store;

namespace Kept.Server.Journal;

/// <summary>An erasable text as a line of <c>texts.jsonl</c>; one that was erased says so and has no content.</summary>
internal static class TextLine
{
    /// <summary>Secrets of webhooks are kept as texts too, and leave the server with nobody.</summary>
    public static bool IsSecret(ErasableText text) => IsSecret(text.Subject);

    public static bool IsSecret(string subject) => subject.StartsWith("webhook/", StringComparison.Ordinal);

    public static string Of(ErasableText text)
    {
        var json = new CanonicalJson().BeginObject();
        json = text.Content is { } content ? json.Key("content").Text(content) : json.Key("erased").Flag(true);
        return json.Key("id").Text(text.Id).Key("subject").Text(text.Subject).EndObject().ToString();
    }

    /// <summary>Null where the line is none.</summary>
    public static ErasableText? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var erased = root.TryGetProperty("erased", out _);
            return root.GetProperty("id").GetString() is { } id && root.GetProperty("subject").GetString() is { } subject
                ? new ErasableText(id, subject, erased ? null : root.GetProperty("content").GetString() ?? throw new FormatException())
                : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
