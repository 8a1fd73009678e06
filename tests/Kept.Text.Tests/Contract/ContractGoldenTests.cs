using Kept.Text.Tests.Evidence;

namespace Kept.Text.Tests.Contract;

/// <summary>Contracts as they are agreed to look. KEPT_GOLDEN=1 writes them anew.</summary>
public sealed class ContractGoldenTests
{
    [Theory]
    [InlineData("consultancy", "en")]
    [InlineData("consultancy", "de")]
    [InlineData("isp", "en")]
    [InlineData("isp", "de")]
    public void A_sample_reads_as_agreed(string sample, string language)
    {
        var source = Contracts.Source($"samples/{sample}/agreement.yaml");

        CaseFiles.ShouldMatch(Golden($"{sample}.{language}.md"), Contracts.Markdown(source, language));
        CaseFiles.ShouldMatch(Golden($"{sample}.summary.{language}.md"), Contracts.Summary(source, language));
    }

    private static string Golden(string name) => Path.Combine(CaseFiles.Folder("contract"), name);
}
