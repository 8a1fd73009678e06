using Kept.Server.Filing;
using Kept.Server.Maintenance;
using Kept.Server.Outages;
using Kept.Server.Tickets;
using Kept.Store;

namespace Kept.Server.Agreements;

// The read models of an agreement.
public sealed partial record AgreementFold
{
    public RowChanges Since(long version)
    {
        if (!Exists)
        {
            return RowChanges.None;
        }

        var parts = new[]
        {
            TicketRow.Since(this, version),
            OutageRow.Since(this, version),
            MaintenanceRow.Since(this, version),
            FactRow.Since(this, version),
        };
        return new RowChanges([AgreementRow.Of(this), .. parts.SelectMany(p => p.Written)], [.. parts.SelectMany(p => p.Removed)]);
    }

    public IEnumerable<Row> Rows() => Since(0).Written;
}
