using Kept.Server.Figures;
using Kept.Server.Rights;
using Kept.Server.Statements;

namespace Kept.Server.Work;

/// <summary>States a month when it closes, where the server is set to (<c>statements: monthly</c>).</summary>
internal sealed class StatementsOfTheMonth(StatementRun run, IConfiguration configuration) : IWhenDue
{
    public IReadOnlySet<string> Kinds { get; } = new HashSet<string> { DueRows.MonthCloses };

    public async Task Act(DueItem item, CancellationToken cancel)
    {
        if (configuration["statements"] == "monthly")
        {
            await foreach (var _ in run.Run(Acting.System, item.Name, dryRun: false, [item.Agreement], cancel)) { }
        }
    }
}
