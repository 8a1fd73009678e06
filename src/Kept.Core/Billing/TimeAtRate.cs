using Kept.Core.Agreements;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Billing;

/// <summary>Time charged at an hourly rate: in the rate's steps, each begun step whole, less the service's discount on its own rate.</summary>
internal static class TimeAtRate
{
    /// <summary>Hours in the rate's steps; exact where it has none.</summary>
    public static Rational Stepped(Rational hours, Duration? step)
    {
        if (step is not { } each)
        {
            return hours;
        }

        var size = new Rational(each.BclCompatibleTicks, NodaConstants.TicksPerHour);
        return new Rational((hours / size).Ceiling(), 1) * size;
    }

    /// <summary>What of the rate is charged: all of it, less the discount where it is the rate that the service names.</summary>
    public static Rational Share(Service? service, Rate rate) =>
        service?.Rate is { } price && price.Rate == rate.Id ? 1 - price.Discount : Rational.One;

    public static Rational Between(Instant from, Instant until) => new((until - from).BclCompatibleTicks, NodaConstants.TicksPerHour);
}
