using System.Diagnostics;

namespace Kept.Cli.Tests;

/// <summary>The program as a process: what its streams hold when they are a terminal, closed early, or full.</summary>
public sealed class StreamTests
{
    private const string Assess = "assess samples/contact-centre/agreement.yaml -e samples/contact-centre/evidence.jsonl -p 2026-03";

    [Theory]
    [InlineData("--version")]
    [InlineData("check no-such-file.yaml")]
    [InlineData("check no-such-file.yaml > /dev/null")]
    [InlineData("--version > /dev/null")]
    [InlineData("evidence - < /dev/null")]
    public void A_terminal_without_colour_gets_no_escape(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "needs script(1) of util-linux");

        var (output, _) = Shell($"script -qec 'NO_COLOR=1 $KEPT {command}' /dev/null < /dev/null");

        output.ShouldNotContain('\u001b');
        (output.Contains("kept", StringComparison.Ordinal) || output.Contains("No facts", StringComparison.Ordinal)).ShouldBe(
            command != "--version > /dev/null"
        );
    }

    [Fact]
    public void A_terminal_says_how_wide_it_is()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "needs script(1) of util-linux");

        var (output, _) = Shell("script -qec 'stty cols 64; $KEPT problems bad-instant' /dev/null < /dev/null");

        output.Split('\n').Skip(1).Max(l => l.TrimEnd().Length).ShouldBeInRange(50, 64);
    }

    [Fact]
    public void A_reader_that_ends_early_is_no_error()
    {
        var (output, error) = Shell($"set -o pipefail; $KEPT {Assess} --json | head -c 20; echo; $KEPT schema | head -1; echo $?");

        output.ShouldStartWith("{\"agreement\":\"contac");
        output.ShouldEndWith("\n{\n0\n");
        error.ShouldBe("");
    }

    [Fact]
    public void Two_programs_share_an_output_without_writing_over_each_other()
    {
        var (output, _) = Shell("f=$(mktemp); { $KEPT --version; $KEPT --version; echo end; } > $f; cat $f; rm $f");

        output.Split('\n').ShouldBe([$"kept {AppVersion.Text}", $"kept {AppVersion.Text}", "end", ""]);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("schema")]
    public void Output_that_cannot_be_written_is_an_error_and_no_success(string command)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");

        var (output, error) = Shell($"$KEPT {command} > /dev/full; echo $?");

        output.ShouldBe("2\n");
        error.ShouldStartWith("kept: the output cannot be written");
    }

    /// <summary>Standard input stays open, so that the program is still reading when the signal comes.</summary>
    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    [InlineData("KILL", 137)]
    public void A_program_that_is_ended_has_written_nothing(string signal, int code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "has no signals");
        var start = new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, .. Assess.Split(' '), "-e", "-", "--json"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        using var process = Process.Start(start)!;

        // More than a pipe holds: once it is written the program has read of it.
        process.StandardInput.Write(new string('\n', 1 << 20));
        process.StandardInput.Flush();
        Shell($"kill -{signal} {process.Id}");
        process.WaitForExit(20_000).ShouldBeTrue();

        (process.ExitCode, process.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd()).ShouldBe((code, "", ""));
    }

    [Fact]
    public void A_pipe_is_read_as_a_file_is()
    {
        var fact = "o1,web,2026-03-10T10:00:00Z,2026-03-10T11:00:00Z";
        var (output, error) = Shell($"$KEPT evidence outage:<(printf 'id,service,from,until\\n{fact}\\n') --json");

        (output.Contains("\"facts\":1,", StringComparison.Ordinal), error).ShouldBe((true, ""));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_said_to_be_one()
    {
        Assert.SkipUnless(File.Exists("/proc/self/mem"), "needs a file that nobody can read from its beginning");

        var (output, error) = Shell("$KEPT evidence /proc/self/mem; echo $?");

        (output, error).ShouldBe(("2\n", "kept: Input/output error : '/proc/self/mem'\n"));
    }

    private static (string Output, string Error) Shell(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["KEPT"] = $"dotnet {typeof(App).Assembly.Location}";
        start.Environment["TERM"] = "xterm";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, error.Result);
    }
}
