using System.Text.Json;
using Kept.Core.Json;
using Kept.Server.Agreements;
using Kept.Server.Assessments;
using Kept.Server.Filing;
using Kept.Store;
using Kept.Text.Evidence;
using Kept.Text.Json;

namespace Kept.Server.Tests.Operator;

/// <summary>An export is all there is of a journal, in files that the command line verifies and assesses.</summary>
public sealed class ExportTests(DemoExport demo) : IClassFixture<DemoExport>
{
    [Fact]
    public async Task The_command_line_verifies_an_export_and_finds_the_heads_of_the_server()
    {
        var (code, said, error) = demo.Kept("verify", "export", "--heads", "export/heads.json");
        code.ShouldBe(0, error);
        said.ShouldContain(HeadsJson.Hash(await demo.Lived.Heads()));
    }

    [Theory]
    [InlineData("northwind-care")]
    [InlineData("contoso-saas")]
    [InlineData("nord-hosting")]
    public async Task An_agreement_assesses_to_the_same_hash_on_the_exported_files(string id)
    {
        var agreement = (AgreementFold)await new Shelf(demo.Lived).Load(AgreementFold.StreamOf(id));
        foreach (var month in new[] { "2026-03", "2026-08", "2026-10", "2026-Q3", "2026-11" })
        {
            var question = new Question(PeriodText.Read(month)!.Value.In(agreement.Zone), DemoExport.Now);
            var hash = ResultJson.HashOf(question.Assess(agreement).OrThrow());
            var (code, said, error) = demo.Kept(
                "assess",
                $"export/agreements/{id}/agreement.yaml",
                "--evidence",
                $"export/agreements/{id}/evidence.jsonl",
                "--period",
                month,
                "--as-of",
                ExactText.Of(DemoExport.Now),
                "--json"
            );
            code.ShouldBe(0, error);
            JsonDocument.Parse(said).RootElement.GetProperty("hash").GetString().ShouldBe(hash, $"{id} {month}");
        }
    }

    [Fact]
    public void Every_agreement_can_be_assessed_on_the_exported_files()
    {
        var folders = Directory.GetDirectories(Path.Combine(demo.Export, "agreements"));
        folders.Length.ShouldBe(15);
        foreach (var folder in folders)
        {
            var (code, _, error) = demo.Kept(
                "assess",
                Path.Combine(folder, "agreement.yaml"),
                "--evidence",
                Path.Combine(folder, "evidence.jsonl"),
                "--period",
                "2026-09",
                "--as-of",
                ExactText.Of(DemoExport.Now),
                "--json"
            );
            code.ShouldBe(0, $"{folder}: {error}");
        }
    }

    [Fact]
    public void Secrets_of_webhooks_stay_with_the_server()
    {
        var texts = File.ReadAllText(Path.Combine(demo.Export, "texts.jsonl"));
        texts.ShouldContain("\"subject\":\"customer/");
        texts.ShouldNotContain("the secret that signs");
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_not_written_to()
    {
        var (code, _, error) = await DemoExport.Run("export", demo.Export, "--store", demo.Database);
        code.ShouldBe(2);
        error.ShouldContain("is not an empty folder");
    }

    [Fact]
    public async Task The_store_verifies_with_the_same_hash()
    {
        var (code, said, error) = await DemoExport.Run("verify", "--store", demo.Database);
        code.ShouldBe(0, error);
        said.ShouldContain(HeadsJson.Hash(await demo.Lived.Heads()));
    }

    [Theory]
    [InlineData("rebuild")]
    [InlineData("verify")]
    [InlineData("export", "to")]
    [InlineData("backup", "to")]
    public async Task Without_a_store_a_command_is_wrong(params string[] command)
    {
        var (code, _, error) = await DemoExport.Run([.. command, "--store", demo.Fresh(".db")]);
        code.ShouldBe(2);
        error.ShouldContain("there is no store");
    }

    [Fact]
    public async Task Help_lists_commands_and_settings_and_settings_alone_serve()
    {
        var (code, said, _) = await DemoExport.Run("--help");
        code.ShouldBe(0);
        foreach (var word in new[] { "rebuild", "export", "import", "backup", "restore", "verify", "--store", "--urls", "--statements" })
        {
            said.ShouldContain(word);
        }

        Server.Operator.OperatorApp.IsMeant(["--store", "verify", "--urls", "http://127.0.0.1:0"]).ShouldBeFalse();
        Server.Operator.OperatorApp.IsMeant(["--demo", "true"]).ShouldBeFalse();
        (await DemoExport.Run("export")).Code.ShouldBe(2);
    }
}
