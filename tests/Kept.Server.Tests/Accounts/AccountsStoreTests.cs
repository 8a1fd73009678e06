using System.Net;
using System.Text;
using Kept.Shared;
using Microsoft.Data.Sqlite;

namespace Kept.Server.Tests.Accounts;

/// <summary>Accounts beside the journal, in a file and in PostgreSQL.</summary>
public sealed class AccountsStoreTests
{
    [Fact]
    public async Task A_file_keeps_accounts_sessions_and_tokens_over_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("kept-accounts");
        await Restarted(Path.Combine(folder.FullName, "kept.db"));
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task So_does_PostgreSQL()
    {
        Assert.SkipWhen(PostgresCluster.One is null, PostgresCluster.Missing);
        await Restarted(PostgresCluster.One!.NewDatabase());
    }

    [Fact]
    public async Task What_an_erased_person_was_called_is_nowhere_in_the_file()
    {
        var folder = Directory.CreateTempSubdirectory("kept-accounts");
        var file = Path.Combine(folder.FullName, "kept.db");
        await using (var server = await Running.Start($"--store={file}"))
        {
            using var ada = await server.Administrator();
            var invited = await ada.Post("invitations", new { email = "hieronymus@elsewhere.example", role = "agent" }).Ok();
            var secret = ((string)invited.Json!["link"]!).Split('=')[1];
            using var visitor = server.Visitor();
            var made = await visitor
                .Post(
                    "invitations/acceptance",
                    new
                    {
                        secret,
                        name = "Hieronymus",
                        password = Running.Password,
                    }
                )
                .Ok();
            await ada.Post($"accounts/{made.Json!["id"]}/erasure").Ok();
        }

        SqliteConnection.ClearAllPools();
        await using (var connection = new SqliteConnection($"Data Source={file}"))
        {
            // What was written before the last checkpoint of the log is in the log too.
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
        }

        SqliteConnection.ClearAllPools();
        var text = string.Concat(Directory.GetFiles(folder.FullName).Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(f))));
        text.Contains("Hieronymus", StringComparison.OrdinalIgnoreCase).ShouldBeFalse();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Whoever_starts_the_server_can_set_a_password_where_nobody_is_left_who_could_help()
    {
        var folder = Directory.CreateTempSubdirectory("kept-accounts");
        var store = $"--store={Path.Combine(folder.FullName, "kept.db")}";
        await using (var first = await Running.Start(store))
        {
            (await first.Administrator()).Dispose();
        }

        await using (var server = await Running.Start(store, "--recover=ada@kept.example"))
        {
            var secret = server.Log.All.Single(l => l.Contains("A new password")).Split("secret=")[1];
            using var visitor = server.Visitor();
            await visitor.Post("password-resets/use", new { secret, password = "a brand new one" }).Ok();
            (await visitor.SignIn("ada@kept.example", "a brand new one")).Status.ShouldBe(HttpStatusCode.OK);
        }

        (await Should.ThrowAsync<InvalidOperationException>(() => Running.Start(store, "--recover=bo@x"))).Message.ShouldContain("recover");
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Two_nodes_on_one_database_know_the_same_sessions()
    {
        Assert.SkipWhen(PostgresCluster.One is null, PostgresCluster.Missing);
        var store = $"--store={PostgresCluster.One!.NewDatabase()}";
        var nodes = await Task.WhenAll(Running.Start(store), Running.Start(store));
        await using var first = nodes[0];
        await using var second = nodes[1];
        second.SetupCode.ShouldBe(first.SetupCode);
        using var ada = await first.Administrator();
        using var elsewhere = second.Visitor();
        elsewhere.Cookies["kept"] = ada.Cookies["kept"];
        await elsewhere.Get("account").Ok();
        await ada.Delete("session").Ok();
        await elsewhere.Get("account").Refused(401);
    }

    [Fact]
    public async Task Tables_of_a_later_version_are_left_alone()
    {
        var folder = Directory.CreateTempSubdirectory("kept-accounts");
        var file = Path.Combine(folder.FullName, "kept.db");
        await (await Running.Start($"--store={file}")).DisposeAsync();
        await using (var connection = new SqliteConnection($"Data Source={file}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO account_schema (version) VALUES (99)";
            await command.ExecuteNonQueryAsync();
        }

        (await Should.ThrowAsync<InvalidOperationException>(() => Running.Start($"--store={file}"))).Message.ShouldContain("later version");
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task Restarted(string store)
    {
        string cookie,
            secret;
        await using (var server = await Running.Start($"--store={store}"))
        {
            using var ada = await server.Administrator();
            cookie = ada.Cookies["kept"];
            secret = (string)(await ada.Post("tokens", new { name = "monitoring" }).Ok()).Json!["secret"]!;
        }

        await using var again = await Running.Start($"--store={store}");
        again.Log.All.ShouldNotContain(l => l.Contains("setup code"));
        using var browser = again.Visitor();
        browser.Cookies["kept"] = cookie;
        await browser.Get("account").Ok();
        using var program = again.Visitor();
        program.Client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        (await program.Get("agreements")).Status.ShouldBe(HttpStatusCode.OK);
        (await again.Audit("audit.signedIn")).Count.ShouldBe(1);
    }
}
