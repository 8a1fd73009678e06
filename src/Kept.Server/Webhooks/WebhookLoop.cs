using Kept.Server.Filing;
using Kept.Server.Work;
using Kept.Store;

namespace Kept.Server.Webhooks;

/// <summary>Tells addresses in a loop of its own, since they may be slow; of several nodes one does it at a time.</summary>
internal sealed class WebhookLoop(IStore store, FilingRoom room, Webhooks webhooks, ILogger<WebhookLoop> logger)
    : LeasedLoop("webhooks", store, room, logger)
{
    protected override async Task Turn(CancellationToken cancel) => await webhooks.Round(cancel);
}
