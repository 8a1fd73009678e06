using Kept.Core.Problems;

namespace Kept.Server.Filing;

/// <summary>When something was received decides whether it is in time, so nobody says it of what they send themselves.</summary>
internal static class Received
{
    public static readonly Problem ByOthers = new(
        "receipt-not-yours",
        new Place("receivedAt", 0, 0),
        "what a customer sends is received when it comes in here",
        "leave `at` and `receivedAt` out; what came on paper is filed by who received it"
    );
}
