using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kept.Shared;

/// <summary>
/// A real PostgreSQL server of the tests' own, in a temporary folder, on a free port of this machine. It ends with the test program,
/// however
/// that ends: its keeper waits for the end of a pipe.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    /// <summary>What to do where there is no server to be had; the reason of skipped tests.</summary>
    public const string Missing = "PostgreSQL is not installed: ./do setup as root installs it, otherwise sudo apt-get install postgresql";

    // Waits for a word or the end of the pipe; unless the word is `keep`, nothing is left behind. An interrupt is for the tests alone.
    private const string Keeper = """
        trap '' INT TERM
        "$1/postgres" -D "$2" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=32MB \
          -c max_connections=200 >"$2/server.log" 2>&1 & server=$!
        read -r word
        kill -QUIT $server 2>/dev/null; wait $server
        [ "$word" = keep ] || rm -rf "$2"
        """;

    private static readonly Lazy<PostgresCluster?> Started = new(Another);
    private readonly string _bin;
    private readonly string _data;
    private readonly int _port;
    private Process _keeper;
    private int _databases;

    private PostgresCluster(string bin, string data)
    {
        (_bin, _data, _port) = (bin, data, FreePort());
        _keeper = Launch();
    }

    /// <summary>The one of this test program; null: there is none on this machine, see <see cref="Missing"/>.</summary>
    public static PostgresCluster? One => Started.Value;

    /// <summary>The connection string of a new, empty database.</summary>
    /// <param name="tablespace">Where its tables are; empty: with all others.</param>
    public string NewDatabase(string tablespace = "pg_default")
    {
        var name = $"kept_{Interlocked.Increment(ref _databases)}";
        Run(Path.Combine(_bin, "createdb"), ["-h", "127.0.0.1", "-p", Port, "-U", "postgres", "-D", tablespace, name])
            .ShouldFit("createdb");
        return $"Host=127.0.0.1;Port={Port};Username=postgres;Database={name}";
    }

    /// <summary>Ends the server as a loss of power would, and starts it again.</summary>
    public void Crash()
    {
        // Its process id is the first line of this file; SIGQUIT is an immediate shutdown.
        var server = File.ReadLines(Path.Combine(_data, "postmaster.pid")).First();
        RunAny("kill", ["-QUIT", server]);
        _keeper.StandardInput.WriteLine("keep");
        _keeper.WaitForExit();
        _keeper = Launch();
    }

    /// <summary>A copy of a database by its own tools, and the connection string of that.</summary>
    public string Restored(string database)
    {
        var (copy, file) = (NewDatabase(), Path.Combine(_data, $"dump-{Guid.NewGuid():N}"));
        string[] server = ["-h", "127.0.0.1", "-p", Port, "-U", "postgres"];
        Run(Path.Combine(_bin, "pg_dump"), [.. server, "--format=custom", $"--file={file}", Name(database)]).ShouldFit("pg_dump");
        Run(Path.Combine(_bin, "pg_restore"), [.. server, $"--dbname={Name(copy)}", file]).ShouldFit("pg_restore");
        return copy;

        static string Name(string connection) => connection[(connection.IndexOf("Database=", StringComparison.Ordinal) + 9)..];
    }

    /// <summary>Runs a statement as the superuser.</summary>
    public void Sql(string statement) =>
        Run(Path.Combine(_bin, "psql"), ["-h", "127.0.0.1", "-p", Port, "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-c", statement])
            .ShouldFit("psql");

    public void Dispose()
    {
        _keeper.StandardInput.Close();
        _keeper.WaitForExit(TimeSpan.FromSeconds(20));
    }

    /// <summary>One more, for tests that let it crash; null: there is none on this machine.</summary>
    public static PostgresCluster? Another()
    {
        if (Binaries() is not { } bin)
        {
            return null;
        }

        var data = Path.Combine("/tmp", $"kept-postgres-{Environment.ProcessId}-{Guid.NewGuid():N}");
        string[] make = ["-D", data, "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8"];
        // An order of words, not of bytes, so that a comparison that forgets its collation is found.
        if (
            Run(Path.Combine(bin, "initdb"), [.. make, "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"]) is
            { Code: not 0 }
        )
        {
            Run(Path.Combine(bin, "initdb"), make).ShouldFit("initdb");
        }

        return new PostgresCluster(bin, data);
    }

    private static string? Binaries()
    {
        string[] roots = ["/usr/lib/postgresql", "/usr/local/lib/postgresql"];
        var known = roots
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Select(d => Path.Combine(d, "bin"))
            .OrderByDescending(d => d, StringComparer.Ordinal);
        return known.Concat(Told()).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")));
    }

    private static IEnumerable<string> Told()
    {
        try
        {
            return [RunAny("pg_config", ["--bindir"]).Output.Trim()];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }

    private string Port => _port.ToString(CultureInfo.InvariantCulture);

    private Process Launch()
    {
        var keeper = Process.Start(AsServer("sh", ["-c", Keeper, "keeper", _bin, _data, Port]))!;
        for (var tries = 0; Run(Path.Combine(_bin, "pg_isready"), ["-h", "127.0.0.1", "-p", Port]).Code != 0; tries++)
        {
            if (tries > 300)
            {
                throw new InvalidOperationException($"the server does not start: {File.ReadAllText(Path.Combine(_data, "server.log"))}");
            }

            Thread.Sleep(100);
        }

        return keeper;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Outcome Run(string program, string[] arguments) => Finish(AsServer(program, arguments));

    private static Outcome RunAny(string program, string[] arguments) => Finish(Piped(program, arguments));

    // PostgreSQL refuses to run as root.
    private static ProcessStartInfo AsServer(string program, string[] arguments) =>
        Environment.UserName == "root" ? Piped("runuser", ["-u", "postgres", "--", program, .. arguments]) : Piped(program, arguments);

    private static ProcessStartInfo Piped(string program, string[] arguments) =>
        new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/tmp",
        };

    private static Outcome Finish(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output + errors.Result);
    }

    private sealed record Outcome(int Code, string Output)
    {
        public void ShouldFit(string what)
        {
            if (Code != 0)
            {
                throw new InvalidOperationException($"{what} failed: {Output}");
            }
        }
    }
}
