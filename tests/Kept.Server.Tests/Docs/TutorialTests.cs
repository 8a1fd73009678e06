using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Kept.Server.Demo;
using Kept.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kept.Server.Tests.Docs;

/// <summary>The tutorial's session is run as it stands, against the demo, and prints what the page shows.</summary>
public sealed class TutorialTests
{
    private static readonly string Page = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "server.md")
    );

    [Fact]
    public async Task Each_command_of_the_tutorial_prints_what_the_page_shows()
    {
        await using var app = KeptServer.Build(["--urls", "http://127.0.0.1:0", "--store", "memory"], b => b.Logging.ClearProviders());
        await app.Services.GetRequiredService<IStore>().Open();
        var tokens = await DemoSeed.Fill(app.Services, _ => { });
        await app.StartAsync();

        var blocks = Regex.Matches(await File.ReadAllTextAsync(Page), "```(bash|text)\n(.*?)```", RegexOptions.Singleline);
        var script = string.Join('\n', blocks.Select((b, i) => b.Groups[1].Value == "bash" ? b.Groups[2].Value : $"echo '#### {i}'"));
        var output = await Run(script, app.Urls.First(), tokens);

        foreach (var (block, index) in blocks.Select((b, i) => (b, i)).Where(b => b.b.Groups[1].Value == "text"))
        {
            var said = output.Split($"#### {index}\n")[0].Split("#### ")[^1];
            foreach (var line in block.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Regex.IsMatch(said, Pattern(line)).ShouldBeTrue($"the page shows\n{line}\nand this was said:\n{said}");
            }
        }
    }

    /// <summary>An ellipsis stands for anything within a line.</summary>
    private static string Pattern(string line) => string.Join("[^\n]*", line.Split('…').Select(Regex.Escape));

    private static async Task<string> Run(string script, string url, DemoTokens tokens)
    {
        var start = new ProcessStartInfo("bash", ["-e", "-o", "pipefail", "-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["KEPT"], start.Environment["KEPT_TOKEN"], start.Environment["KEPT_OWNER_TOKEN"]) = (
            url,
            tokens.Provider,
            tokens.Customer
        );
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{await errors}\n{output}");
        return output;
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
