using System.Data.Common;
using NodaTime;

namespace Kept.Store.Sql;

/// <summary>Values as lines of their tables, and back; the order of values is that of <see cref="Table.Columns"/>.</summary>
internal static class Lines
{
    public static object?[] Of(Entry e) =>
        [
            e.Sequence, e.Stream, e.Version, e.Kind, (long)e.KindVersion, Ticks(e.HappenedAt), Ticks(e.RecordedAt), e.Actor, e.SourceKey,
            e.Payload, e.Previous, e.Hash,
        ];

    public static Entry Entry(DbDataReader line) => new()
    {
        Sequence = line.GetInt64(0),
        Stream = line.GetString(1),
        Version = line.GetInt64(2),
        Kind = line.GetString(3),
        KindVersion = checked((int)line.GetInt64(4)),
        HappenedAt = At(line, 5),
        RecordedAt = At(line, 6),
        Actor = line.GetString(7),
        SourceKey = Text(line, 8),
        Payload = line.GetString(9),
        Previous = line.GetString(10),
        Hash = line.GetString(11),
    };

    public static object?[] Of(Head h) => [h.Stream, h.Version, h.Hash, Ticks(h.RecordedAt)];

    public static Head Head(DbDataReader line) => new(line.GetString(0), line.GetInt64(1), line.GetString(2), At(line, 3));

    public static object?[] Of(Row r) =>
        [r.View, r.Key, r.Stream, r.Customer, r.Agreement, r.State, RowOrdering.Ticks(r.At), r.Words, r.Body];

    public static Row Row(DbDataReader line) => new()
    {
        View = line.GetString(0),
        Key = line.GetString(1),
        Stream = line.GetString(2),
        Customer = Text(line, 3),
        Agreement = Text(line, 4),
        State = Text(line, 5),
        At = line.GetInt64(6) == RowOrdering.NoInstant ? null : At(line, 6),
        Words = line.GetString(7),
        Body = line.GetString(8),
    };

    public static object?[] Of(ErasableText t) => [t.Id, t.Subject, t.Content];

    public static ErasableText ErasableText(DbDataReader line) => new(line.GetString(0), line.GetString(1), Text(line, 2));

    public static object?[] Of(Reply r) => [r.Actor, r.Key, r.Digest, (long)r.Status, r.Body, r.Headers, Ticks(r.At)];

    public static Reply Reply(DbDataReader line) => new(line.GetString(0), line.GetString(1), line.GetString(2),
        checked((int)line.GetInt64(3)), line.GetString(4), line.GetString(5), At(line, 6));

    public static long Ticks(Instant at) => at.ToUnixTimeTicks();

    private static Instant At(DbDataReader line, int column) => Instant.FromUnixTimeTicks(line.GetInt64(column));

    private static string? Text(DbDataReader line, int column) => line.IsDBNull(column) ? null : line.GetString(column);
}
