using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>Words and blocks used in many places: yes and no, zones, currencies, rounding.</summary>
internal static class General
{
    public static readonly Grammar<bool> YesNo = Choice.Of(
        "true or false",
        "`true` or `false`",
        ("true", true),
        ("false", false),
        ("yes", true),
        ("no", false)
    ) with
    {
        Pattern = "^(true|false|yes|no)$",
    };

    public static readonly Shape<bool> Flag = new FlagShape<bool>(YesNo);

    /// <summary>Whether other remedies are shut out, and whether the right to terminate stands beside the credits.</summary>
    public static readonly Shape<(bool Only, bool Termination)> SoleRemedy = new FlagShape<(bool Only, bool Termination)>(
        Choice.Of(
            "sole remedy",
            "`true`, `false` or `credits and termination`",
            ("true", (true, false)),
            ("false", (false, false)),
            ("credits and termination", (true, true)),
            ("credits", (true, false))
        )
    );

    public static readonly Grammar<DateTimeZone> Zone = new(
        "time zone",
        "a time zone",
        TryZone,
        z => z.Id,
        @"^[A-Za-z][A-Za-z0-9_+/-]*$",
        "America/Los_Angeles",
        "Europe/Amsterdam",
        "UTC"
    )
    {
        Hint = text =>
            "name it as the IANA database does"
            + (
                Spelling.Nearest(text, DateTimeZoneProviders.Tzdb.Ids) is { } near
                    ? $": did you mean `{near}`?"
                    : ", such as `Europe/Amsterdam`"
            ),
        Code = ProblemCodes.ZoneUnknown,
    };

    public static readonly Grammar<Currency> Currency = new(
        "currency",
        "an ISO 4217 currency",
        TryCurrency,
        c => c.Code,
        "^[A-Z]{3}$",
        "USD",
        "EUR",
        "JPY"
    )
    {
        Hint = text =>
            "use the code of ISO 4217, such as `USD`"
            + (Spelling.Nearest(text, Core.Money.Currency.Codes) is { } near ? $"; did you mean `{near}`?" : ""),
        Code = ProblemCodes.CurrencyUnknown,
    };

    public static readonly Grammar<RoundingMode> Mode = Choice.Of(
        "rounding mode",
        "a way of rounding",
        ("half away from zero", RoundingMode.HalfAwayFromZero),
        ("half to even", RoundingMode.HalfEven),
        ("half towards zero", RoundingMode.HalfTowardsZero),
        ("towards zero", RoundingMode.TowardsZero),
        ("away from zero", RoundingMode.AwayFromZero),
        ("floor", RoundingMode.Floor),
        ("ceiling", RoundingMode.Ceiling),
        ("half up", RoundingMode.HalfAwayFromZero),
        ("half even", RoundingMode.HalfEven),
        ("bankers", RoundingMode.HalfEven),
        ("half down", RoundingMode.HalfTowardsZero),
        ("down", RoundingMode.TowardsZero),
        ("up", RoundingMode.AwayFromZero)
    );

    public static readonly Grammar<MissingDay> Missing = Choice.Of(
        "missing day",
        "what to do on a day that does not exist",
        ("refused", MissingDay.Refuse),
        ("last", MissingDay.Last),
        ("next", MissingDay.Next)
    );

    public static readonly Key<string> Clause = Of.Optional("clause", "The clause that results cite.", TextShape.Line);

    public static readonly Key<string> Title = Of.Optional("title", "How it is called in print.", TextShape.Line);

    // "cent" is the currency's minor unit; otherwise a number of decimals.
    private static readonly Grammar<int> To = new(
        "rounded to",
        "`cent`, or a number of decimals",
        TryTo,
        d => d < 0 ? "cent" : Times.Count(d, "decimal"),
        "^(cent|minor unit|[0-9] decimals?)$",
        "cent",
        "2 decimals"
    )
    {
        AlsoNumber = true,
    };

    private static readonly Grammar<RoundedAt> At = Choice.Of(
        "rounded at",
        "where money is rounded",
        ("credit line", RoundedAt.CreditLine),
        ("total", RoundedAt.Total),
        ("line", RoundedAt.CreditLine)
    );

    private static readonly Key<int> RoundTo = Of.Required("to", "The least unit: `cent`, or a number of decimals.", To);
    private static readonly Key<RoundingMode> RoundMode = Of.Required("mode", "What happens to what is left.", Mode);
    private static readonly Key<RoundedAt> RoundAt = Of.Optional("at", "Each credit line, or the total of a statement.", At, "credit line");

    public static readonly Block<RoundingRule> Rounding = new(
        "rounding",
        "How money is rounded, and where. Nothing else rounds (R7).",
        [RoundTo, RoundMode, RoundAt],
        f => new RoundingRule(f.Of(RoundTo) < 0 ? null : f.Of(RoundTo), f.Of(RoundMode), f.Or(RoundAt, RoundedAt.CreditLine))
    );

    // A figure is rounded to decimals of its percentage: "2 decimals" of 99.51 %.
    private static readonly Key<int> FigureTo = Of.Required("to", "Decimals of the figure.", new PhraseShape<int>(To));

    public static readonly Block<RoundingRule> FigureRounding = new(
        "figure rounding",
        "A rounding of the figure that decides (R6); without it the exact figure decides.",
        [FigureTo, RoundMode],
        f => new RoundingRule(Math.Max(0, f.Of(FigureTo)), f.Of(RoundMode))
    );

    private static bool TryTo(ref Phrase phrase, out int digits)
    {
        digits = -1;
        if (phrase.AnyOf("cent", "cents", "minor unit"))
        {
            return true;
        }

        return phrase.Whole(out digits) && digits <= 12 && (phrase.AnyOf("decimals", "decimal", "decimal places") || true);
    }

    private static bool TryZone(ref Phrase phrase, out DateTimeZone zone)
    {
        var found = DateTimeZoneProviders.Tzdb.GetZoneOrNull(phrase.TakeRest());
        zone = found ?? DateTimeZone.Utc;
        return found is not null;
    }

    private static bool TryCurrency(ref Phrase phrase, out Currency currency)
    {
        var found = Core.Money.Currency.TryOf(phrase.TakeRest(), out var known);
        currency = known ?? Core.Money.Currency.Of("USD");
        return found;
    }

    /// <summary>Truth values, which YAML hands to a schema as such.</summary>
    private sealed class FlagShape<T>(Grammar<T> words) : Shape<T>
    {
        private readonly PhraseShape<T> _phrase = new(words);

        public override string Name => words.Name;

        public override IEnumerable<Shape> Parts => [_phrase];

        public override bool Fits(Node node) => node is ScalarNode;

        public override bool Read(Node node, Reading reading, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value) => _phrase.Read(node, reading, out value);

        public override Node Canonical(Node node, Canon canon) => _phrase.Canonical(node, canon);

        public override System.Text.Json.Nodes.JsonObject Schema(SchemaNames names) =>
            new()
            {
                ["anyOf"] = new System.Text.Json.Nodes.JsonArray(
                    new System.Text.Json.Nodes.JsonObject { ["type"] = "boolean" },
                    _phrase.Schema(names)
                ),
            };
    }
}
