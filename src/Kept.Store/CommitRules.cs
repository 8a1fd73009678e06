using System.Text;

namespace Kept.Store;

/// <summary>What no commit may hold, whichever store it goes to: each is a bug of the caller.</summary>
internal static class CommitRules
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">A source key stands twice for one stream, or a text is none: it has half a surrogate pair,
    /// or U+0000, which PostgreSQL does not take.</exception>
    public static void Check(Commit commit)
    {
        Text(commit.Actor);
        foreach (var append in commit.Appends)
        {
            Text(append.Stream);
        }

        foreach (var entry in commit.Appends.SelectMany(a => a.Entries))
        {
            Texts(entry.Kind, entry.SourceKey, entry.Payload);
        }

        foreach (var row in commit.Rows)
        {
            Check(row);
        }

        foreach (var text in commit.Texts)
        {
            Check(text);
        }

        Once(commit);
    }

    public static void Check(Row row) =>
        Texts(row.View, row.Key, row.Stream, row.Customer, row.Agreement, row.State, row.Words, row.Body);

    public static void Check(ErasableText text) => Texts(text.Id, text.Subject, text.Content);

    private static void Once(Commit commit)
    {
        var keys = commit.Appends.SelectMany(a => a.Entries, (a, e) => (a.Stream, e.SourceKey)).Where(k => k.SourceKey is not null);
        var seen = new HashSet<(string, string?)>();
        foreach (var key in keys)
        {
            if (!seen.Add(key))
            {
                throw new ArgumentException($"{key.Stream} gets {key.SourceKey} twice", nameof(commit));
            }
        }
    }

    private static void Texts(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            Text(text);
        }
    }

    private static void Text(string? text)
    {
        if (text is null)
        {
            return;
        }

        Strict.GetByteCount(text);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("the text has U+0000", nameof(text));
        }
    }
}
