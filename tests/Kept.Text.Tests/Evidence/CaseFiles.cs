using System.Runtime.CompilerServices;

namespace Kept.Text.Tests.Evidence;

/// <summary>Cases in text files, and their expected outputs, which are rewritten when KEPT_GOLDEN is 1.</summary>
internal static class CaseFiles
{
    public static bool Rewrite => Environment.GetEnvironmentVariable("KEPT_GOLDEN") == "1";

    public static string Folder(string name) => Path.Combine(Root(), "tests", "cases", name);

    public static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    public static void ShouldMatch(string expectedFile, string actual)
    {
        if (Rewrite)
        {
            File.WriteAllText(expectedFile, actual);
        }

        File.Exists(expectedFile).ShouldBeTrue($"{expectedFile} is missing: run ./do golden");
        actual.ShouldBe(File.ReadAllText(expectedFile));
    }
}
