using System.Text;
using Kept.Server.Agreements;
using Kept.Shared;
using Kept.Store;
using Kept.Store.Postgres;
using Kept.Store.Sqlite;

namespace Kept.Server.Tests.Operator;

/// <summary>An export goes into an empty store whole, and gives the same pages; a spoilt one not at all.</summary>
public sealed class ImportTests(DemoExport demo) : IClassFixture<DemoExport>
{
    [Fact]
    public async Task Into_an_empty_file()
    {
        var file = demo.Fresh(".db");
        await Imports(file);
        await using var store = new SqliteStore(file);
        await IsTheSame(store);
    }

    [Fact]
    public async Task Into_an_empty_database()
    {
        Assert.SkipWhen(PostgresCluster.One is null, PostgresCluster.Missing);
        var database = PostgresCluster.One!.NewDatabase();
        await Imports(database);
        await using var store = new PostgresStore(database);
        await IsTheSame(store);
    }

    [Fact]
    public async Task What_was_imported_exports_to_the_same_files()
    {
        var (file, again) = (demo.Fresh(".db"), demo.Fresh(""));
        await Imports(file);
        (await DemoExport.Run("export", again, "--store", file)).Code.ShouldBe(0);
        string[] Names(string folder) =>
            [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order()];
        Names(again).ShouldBe(Names(demo.Export));
        foreach (var name in Names(again))
        {
            File.ReadAllBytes(Path.Combine(again, name)).ShouldBe(File.ReadAllBytes(Path.Combine(demo.Export, name)), name);
        }
    }

    [Fact]
    public async Task Into_a_store_with_something_in_it_nothing_is_taken()
    {
        var (code, _, error) = await DemoExport.Run("import", demo.Export, "--store", demo.Database);
        code.ShouldBe(2);
        error.ShouldContain("not empty");
    }

    [Fact]
    public async Task A_changed_byte_is_found_with_its_line_by_import_and_by_the_command_line()
    {
        var export = demo.Copy();
        var (file, lines) = Journal(export);
        lines[4] = lines[4].Replace("\"kind\":\"", "\"kind\":\"x", StringComparison.Ordinal);
        File.WriteAllText(file, string.Concat(lines));
        await IsRefused(export, $"{file}:5:1: entry 5 of agreement/northwind-care is not what its hash says", "[entry-changed]");
        demo.Kept("verify", export).Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_deleted_last_row_is_found_by_the_heads_of_the_export_and_of_the_last_statement()
    {
        var export = demo.Copy();
        var (file, lines) = Journal(export);
        File.WriteAllText(file, string.Concat(lines[..^1]));
        await IsRefused(export, "[head-missing]", "[order-differs]");

        var fold = (AgreementFold)await new Server.Filing.Shelf(demo.Lived).Load("agreement/northwind-care");
        var head = fold.Statements[^1].Head;
        File.WriteAllText(Path.Combine(demo.Folder, "statement.json"), HeadsJson.Text([head]));
        demo.Kept("verify", export, "--heads", "statement.json").Code.ShouldBe(0, "the statement vouches for what came before it");
        File.WriteAllText(file, string.Concat(lines[..(int)(head.Version - 1)]));
        var (code, _, error) = demo.Kept("verify", export, "--heads", "statement.json");
        code.ShouldBe(1);
        error.ShouldContain("[head-missing]");
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var export = demo.Copy();
        var (file, lines) = Journal(export);
        lines[2] = "{\"a\":\n";
        File.WriteAllText(file, string.Concat(lines));
        File.AppendAllText(Path.Combine(export, "texts.jsonl"), "nothing\n");
        File.AppendAllText(Path.Combine(export, "order.txt"), "x\n");
        await IsRefused(export, $"{file}:3:", "[not-an-entry]", "[entries-missing]", "[not-a-text]", "order.txt:", "[order-unreadable]");
    }

    private static (string File, string[] Lines) Journal(string export)
    {
        var file = Path.Combine(export, "journal/agreement/northwind-care.jsonl");
        return (file, [.. File.ReadAllLines(file).Select(l => l + "\n")]);
    }

    private async Task Imports(string store)
    {
        var (code, said, error) = await DemoExport.Run("import", demo.Export, "--store", store);
        code.ShouldBe(0, error);
        said.ShouldContain(HeadsJson.Hash(await demo.Lived.Heads()));
    }

    private async Task IsTheSame(IStore store)
    {
        await store.Open();
        (await store.Heads()).ShouldBe(await demo.Lived.Heads());
        (await store.ReadAll().Select(e => e with { }).ToListAsync()).ShouldBe(await demo.Lived.ReadAll().ToListAsync());
        (await store.TextsOf().ToListAsync()).ShouldBe(await demo.Lived.TextsOf().ToListAsync());
        var (rows, lived) = (await DemoExport.Rows(store), await DemoExport.Rows(demo.Lived));
        rows.Count.ShouldBeGreaterThan(500);
        rows.ShouldBe(lived);
    }

    private async Task IsRefused(string export, params string[] parts)
    {
        var file = demo.Fresh(".db");
        var (code, _, error) = await DemoExport.Run("import", export, "--store", file);
        code.ShouldBe(1);
        foreach (var part in parts)
        {
            error.ShouldContain(part);
        }

        File.Exists(file).ShouldBeFalse("nothing is half applied");
    }
}
