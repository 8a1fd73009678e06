using Kept.Server.Demo;
using Kept.Server.Filing;
using Kept.Server.Operator;
using Kept.Store;
using Kept.Store.Sqlite;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Kept.Server.Tests.Operator;

/// <summary>The demo's fourteen months in a SQLite file, and its export, made once for all tests of a class.</summary>
public sealed class DemoExport : IAsyncLifetime
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 10, 0);

    public static readonly string[] Views =
    [
        "agreements",
        "customers",
        "tickets",
        "outages",
        "maintenance",
        "credits",
        "money",
        "standing",
        "due",
        "figured",
        "webhooks",
        "mappings",
    ];

    public string Folder { get; } = Directory.CreateTempSubdirectory("kept-operator-").FullName;

    public string Database => Path.Combine(Folder, "demo.db");

    public string Export => Path.Combine(Folder, "export");

    internal IStore Lived { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Lived = await new DemoLife(Now).Live();
        await using (var store = new SqliteStore(Database))
        {
            await store.Open();
            await store.Restore(Lived.ReadAll(), Lived.TextsOf());
            await store.ReplaceRows(Rebuild.Rows(store));
            var secret = new ErasableText("text/00000000000000000000000000000001", "webhook/1", "the secret that signs");
            await store.Commit(
                new Commit
                {
                    At = Now,
                    Actor = "system",
                    Texts = [secret],
                }
            );
        }

        (await Run("export", Export, "--store", Database)).Code.ShouldBe(0);
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A copy of the export that a test may spoil.</summary>
    public string Copy()
    {
        var copy = Path.Combine(Folder, Guid.NewGuid().ToString("N"));
        foreach (var file in Directory.EnumerateFiles(Export, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(Export, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }

    public string Fresh(string extension) => Path.Combine(Folder, Guid.NewGuid().ToString("N") + extension);

    /// <summary>A command of the operator.</summary>
    public static async Task<(int Code, string Out, string Error)> Run(params string[] arguments)
    {
        OperatorApp.IsMeant(arguments).ShouldBeTrue();
        var shell = new OperatorShell(new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = await OperatorApp.Run(arguments, shell);
        return (code, shell.Out.ToString()!, shell.Error.ToString()!);
    }

    /// <summary>The command line that everybody has.</summary>
    public (int Code, string Out, string Error) Kept(params string[] arguments)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var shell = new Cli.Shell
        {
            In = new MemoryStream(),
            Out = output,
            Error = error,
            Folder = Folder,
        };
        return (Cli.App.Run(arguments, shell), output.ToString(), error.ToString());
    }

    /// <summary>All rows of all views, by view and key.</summary>
    public static async Task<List<Row>> Rows(IStore store)
    {
        var rows = new List<Row>();
        foreach (var view in Views)
        {
            for (var query = new RowQuery(view) { Limit = 1000 }; ; )
            {
                var page = await store.List(query);
                rows.AddRange(page.Rows);
                if (page.Next is null)
                {
                    break;
                }

                query = query with { After = page.Next };
            }
        }

        return rows;
    }
}
