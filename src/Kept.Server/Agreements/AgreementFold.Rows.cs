using Kept.Server.Filing;
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

        var tickets = TicketRow.Since(this, version);
        return new RowChanges([AgreementRow.Of(this), .. tickets.Written], tickets.Removed);
    }

    public IEnumerable<Row> Rows() => !Exists ? [] : [AgreementRow.Of(this), .. TicketRow.Since(this, 0).Written];
}
