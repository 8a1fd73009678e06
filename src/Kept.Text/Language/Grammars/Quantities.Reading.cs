using System.Globalization;
using System.Numerics;
using Kept.Core.Agreements;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Text.Language.Grammars;

internal static partial class Quantities
{
    private static Comparison? TryComparison(ref Phrase phrase) =>
        phrase.Symbol(">=") || phrase.Symbol("≥") ? Comparison.AtLeast
        : phrase.Symbol("<=") || phrase.Symbol("≤") ? Comparison.AtMost
        : phrase.Symbol(">") ? Comparison.Over
        : phrase.Symbol("<") ? Comparison.Below
        : Choice.Take(ref phrase, Comparisons, out var comparison) ? comparison
        : null;

    private static bool TryMilliseconds(ref Phrase phrase, Phrase start, out Rational ms)
    {
        phrase = start;
        return phrase.Number(out ms) && phrase.AnyOf("ms", "milliseconds", "millisecond");
    }

    private static bool TryOfficeDays(ref Phrase phrase, Phrase start, out int days)
    {
        phrase = start;
        return phrase.Whole(out days) && days > 0 && phrase.AnyOf("office days", "office day", "business days", "business day", "working days", "working day");
    }

    private static bool TryTime(ref Phrase phrase, Phrase start, out Duration time)
    {
        phrase = start;
        return Times.TryElapsed(ref phrase, out time);
    }

    private static bool TryNumber(ref Phrase phrase, Phrase start, out Rational number)
    {
        phrase = start;
        return phrase.Number(out number)
            && (phrase.AnyOf("times", "time", "outages", "outage", "tickets", "ticket", "slots", "slot") || true);
    }

    private static bool TryFactor(ref Phrase phrase, out Rational factor)
    {
        if (!phrase.Number(out factor))
        {
            return false;
        }

        if (phrase.Symbol("/"))
        {
            var divided = phrase.Number(out var by) && by.Sign > 0;
            factor = divided ? factor / by : factor;
            return divided;
        }

        factor = phrase.Symbol("%") ? factor / Rational.Hundred : factor;
        return phrase.AnyOf("times") || true;
    }

    private static string? HintForBound(string text)
    {
        var phrase = new Phrase(text);
        TryComparison(ref phrase);
        return phrase.Whole(out var days) && phrase.AnyOf("days", "day")
            ? $"days are calendar units, not elapsed time (R3); write `{days * 24} hours`"
            : null;
    }
}
