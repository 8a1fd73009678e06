using System.Net.Sockets;
using Npgsql;

namespace Kept.Store.Postgres;

/// <summary>What PostgreSQL's error codes mean for whoever runs Kept. https://www.postgresql.org/docs/15/errcodes-appendix.html</summary>
internal static class PostgresTrouble
{
    public static StoreException Of(Exception e, string server) =>
        e switch
        {
            PostgresException { SqlState: "53100" } => new(
                $"there is no room left on the disk of {server}: make room; nothing that was acknowledged is lost",
                StoreTrouble.Full,
                e
            ),
            PostgresException { SqlState: "25006" } => new($"{server} is a standby or read-only: name the primary", StoreTrouble.Other, e),
            PostgresException p when p.SqlState.StartsWith("XX", StringComparison.Ordinal) => new(
                $"{server} reports damage: {p.MessageText}",
                StoreTrouble.Damaged,
                e
            ),
            PostgresException p when IsPassing(p.SqlState) => new(
                $"{server} did not take it: {p.MessageText}",
                StoreTrouble.Unreachable,
                e
            ),
            PostgresException p => new($"{server}: {p.SqlState} {p.MessageText}", StoreTrouble.Other, e),
            _ => new($"{server} cannot be reached: {(e.InnerException ?? e).Message}", StoreTrouble.Unreachable, e),
        };

    /// <summary>What comes from the database or the way to it; all else goes on as it is.</summary>
    public static bool IsOf(Exception e) => e is NpgsqlException or SocketException or IOException or TimeoutException;

    /// <summary>Whether the connection broke, so that what was on its way may or may not have arrived.</summary>
    public static bool IsBroken(Exception e) => e is not PostgresException { SqlState: not ("57P01" or "57P02" or "57P03") };

    // 08: the connection. 28: who may. 40: another was first. 53: too many. 55P03, 57: waited too long, or it is being shut down.
    // 3D000: no such database.
    private static bool IsPassing(string state) =>
        state is "3D000" or "55P03" || state[..2] is "08" or "28" or "40" or "53" or "57" or "58";
}
