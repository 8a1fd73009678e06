using System.Collections.Immutable;
using Kept.Cli.Output;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Store;

namespace Kept.Cli.Verify;

/// <summary>A journal that was read to its end.</summary>
internal sealed record VerifiedJournal(string Name, JournalCheck Check)
{
    public string Hash => HeadsJson.Hash(Check.Heads.Values);
}

/// <summary>What was verified, for people or as JSON.</summary>
internal static class VerifyOutput
{
    public static int Write(
        Shell shell,
        IReadOnlyList<VerifiedJournal> verified,
        ImmutableArray<Problem> problems,
        int handedOut,
        bool asJson
    )
    {
        if (asJson)
        {
            shell.Out.WriteLine(Json(verified, problems));
            return problems.IsEmpty ? ExitCode.Fine : ExitCode.Problems;
        }

        if (!problems.IsEmpty)
        {
            return ProblemOutput.Refuse(shell, problems, asJson: false);
        }

        foreach (var journal in verified)
        {
            shell.Out.WriteLine(Sentence(journal, handedOut));
            shell.Out.WriteLine($"Hash of its heads {journal.Hash}");
        }

        return ExitCode.Fine;
    }

    private static string Sentence(VerifiedJournal journal, int handedOut)
    {
        var (entries, streams) = (
            Number(journal.Check.Entries, "entry", "entries"),
            Number(journal.Check.Heads.Count, "stream", "streams")
        );
        var heads = handedOut switch
        {
            0 => "",
            1 => ", and it has the head that was handed out",
            _ => $", and it has the {handedOut} heads that were handed out",
        };
        return $"{journal.Name}: {entries} in {streams}, the chain holds{heads}.";
    }

    private static string Number(long count, string one, string many) =>
        FormattableString.Invariant($"{count:N0} {(count == 1 ? one : many)}");

    private static CanonicalJson Json(IReadOnlyList<VerifiedJournal> verified, ImmutableArray<Problem> problems)
    {
        var json = new CanonicalJson().BeginObject().Key("journals").BeginArray();
        foreach (var journal in verified)
        {
            json.BeginObject().Key("path").Text(journal.Name).Key("entries").Whole(journal.Check.Entries).Key("hash").Text(journal.Hash);
            HeadsJson.Write(json.Key("heads"), journal.Check.Heads.Values).EndObject();
        }

        return ProblemOutput.Write(json.EndArray().Key("problems"), problems).EndObject();
    }
}
