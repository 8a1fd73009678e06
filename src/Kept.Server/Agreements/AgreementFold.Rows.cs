using Kept.Core.Evidence;
using Kept.Server.Filing;
using Kept.Store;

namespace Kept.Server.Agreements;

// The read models of an agreement.
public sealed partial record AgreementFold
{
    public RowChanges Since(long version) => !Exists ? RowChanges.None : new RowChanges([AgreementRow.Of(this)], []);

    public IEnumerable<Row> Rows() => !Exists ? [] : [AgreementRow.Of(this)];
}
