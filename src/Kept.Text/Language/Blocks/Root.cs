using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>What one version of an agreement reads into.</summary>
internal sealed record RootValue(Core.Agreements.Terms Terms, ImmutableArray<AgreementExample> Examples);

/// <summary>The whole agreement.</summary>
internal static class Root
{
    private static readonly Grammar<int> One = Choice.Of("language version", "a version of the language that is known here", ("1", 1)) with
    {
        Parse = (ref Phrase p, out int n) => p.Whole(out n) && n == 1,
        AlsoNumber = true,
        Code = ProblemCodes.LanguageVersion,
        Hint = _ => "write `kept: 1`",
    };

    private static readonly Grammar<AgreementKind> KindWords = Choice.Of(
        "agreement kind",
        "a kind of agreement",
        ("service-level", AgreementKind.ServiceLevel),
        ("operational-level", AgreementKind.OperationalLevel),
        ("underpinning", AgreementKind.Underpinning),
        ("master", AgreementKind.Master)
    );

    private static readonly Grammar<AgreementStructure> StructureWords = Choice.Of(
        "agreement structure",
        "a structure",
        ("customer", AgreementStructure.Customer),
        ("service", AgreementStructure.Service),
        ("multi-level", AgreementStructure.MultiLevel),
        ("customer-based", AgreementStructure.Customer),
        ("service-based", AgreementStructure.Service)
    );

    private static readonly Key<string> Reference = Of.Required("agreement", "Its id.", TextShape.Id);
    private static readonly Key<string> ReferenceFile = Of.Optional("file", "The file in which it stands.", TextShape.Line);

    private static readonly Block<string> ReferenceBlock = new(
        "reference",
        "Another agreement.",
        [Reference, ReferenceFile],
        f => f.Of(Reference)
    )
    {
        Short = Reference,
    };

    private static readonly Key<int> Kept = Of.Required("kept", "The version of the language: 1.", One);
    private static readonly Key<string> Agreement = Of.Required("agreement", "The id of the agreement; it never changes.", TextShape.Id);
    private static readonly Key<AgreementKind> Kind = Of.Optional("kind", "What kind of agreement it is.", KindWords, "service-level");
    private static readonly Key<AgreementStructure> Structure = Of.Optional(
        "structure",
        "For one customer, for one service, or in several levels.",
        StructureWords,
        "customer"
    );
    private static readonly Key<string> Under = Of.Optional(
        "under",
        "The master agreement: it lends what this one does not say.",
        ReferenceBlock
    );
    private static readonly Key<ImmutableArray<string>> Extends = Of.Optional(
        "extends",
        "The layers that this one overrides by key.",
        new ListShape<string>(ReferenceBlock, single: true)
    );
    private static readonly Key<Parties> Parties = Of.Required("parties", "Who agrees.", PartyBlocks.Shape);
    private static readonly Key<Currency> CurrencyKey = Of.Required(
        "currency",
        "The currency of all amounts, by its ISO 4217 code.",
        General.Currency
    );
    private static readonly Key<DateTimeZone> Zone = Of.Required("timeZone", "The zone of days, months and deadlines.", General.Zone);
    private static readonly Key<RoundingRule> Rounding = Of.Optional("rounding", "How money is rounded, and where (R7).", General.Rounding);
    private static readonly Key<ImmutableArray<Named<CalendarText>>> CalendarsKey = Of.Optional(
        "calendars",
        "Covered hours, by name.",
        Calendars.Shape
    );
    private static readonly Key<Term> TermKey = Of.Optional("term", "When the agreement holds.", Blocks.Terms.Shape);
    private static readonly Key<ImmutableArray<Rate>> Rates = Of.Optional("rates", "Prices per unit, by name (Exhibit A).", Services.Rates);
    private static readonly Key<ImmutableArray<Named<Service>>> ServicesKey = Of.Optional(
        "services",
        "What is provided, by name (Exhibit B).",
        Services.Shape
    );
    private static readonly Key<ImmutableArray<Named<ServiceLevel>>> LevelsKey = Of.Optional(
        "serviceLevels",
        "The promises, by name.",
        Levels.Shape
    );
    private static readonly Key<MissingDay> Missing = Of.Optional(
        "missingDay",
        "What an end in months or years does that falls on a day that does not exist, wherever the text does not say otherwise (R3).",
        General.Missing,
        "refused"
    );
    private static readonly Key<(bool Only, bool Termination)> SoleRemedy = Of.Optional(
        "soleRemedy",
        "Credits are the only remedy, alone or with the rights to terminate.",
        General.SoleRemedy,
        "false"
    );
    private static readonly Key<ImmutableArray<Member>> MembersKey = Of.Optional("members", "Whom the text serves.", Members.Shape);

    public static readonly Block<RootValue> Shape = new(
        "agreement",
        "A service agreement.",
        [
            Kept,
            Agreement,
            General.Title,
            Kind,
            Structure,
            Under,
            Extends,
            Parties,
            FrameBlocks.Objectives,
            FrameBlocks.Precedence,
            FrameBlocks.LawKey,
            FrameBlocks.Definitions,
            CurrencyKey,
            Zone,
            Rounding,
            CalendarsKey,
            Missing,
            TermKey,
            Rates,
            ServicesKey,
            Priorities.Categories,
            Priorities.Rules,
            LevelsKey,
            Limits.Key,
            Links.CombineKey,
            Consequences.One,
            Consequences.Many,
            Levels.Claim,
            Levels.Settle,
            SoleRemedy,
            MembersKey,
            Priorities.Decides,
            .. FrameBlocks.All,
            Assertions.Says,
            Assertions.Examples,
            Assertions.Accept,
            Assertions.Assumed,
            Amendments.Key,
        ],
        Build
    )
    {
        Check = Check,
    };

    private static void Check(Fields f)
    {
        RootChecks.Rounding(f, f.Find(CurrencyKey), f.Has(Rounding), Price(f), LevelsOf(f), [.. f.Or(Limits.Key, [])]);
        RootChecks.TermOfFees(f, f.Find(TermKey), LevelsOf(f), f.Or(Limits.Key, []));
        RootChecks.Always(f, f.Or(CalendarsKey, []));
        RootChecks.HolidayYears(f, f.Or(CalendarsKey, []), f.Find(TermKey));
        RootChecks.MissingDays(f, TimesOf(f));
        RootChecks.TermNeeded(f, f.Has(TermKey), LevelsOf(f), f.Or(Limits.Key, []));
    }

    // What counts in months or years, as far as it could be read.
    private static Core.Agreements.Terms? TimesOf(Fields f) =>
        f.Find(CurrencyKey) is not { } currency || f.Find(Zone) is not { } zone || f.Find(Parties) is not { } parties
            ? null
            : new Core.Agreements.Terms
            {
                Id = "",
                Parties = parties,
                Currency = currency,
                Zone = zone,
                MissingDay = f.Or(Missing, MissingDay.Refuse),
                Term = TermOf(f),
                ServiceLevels = LevelsOf(f),
                Consequences = Blocks.Consequences.From(f),
                Members = f.Or(MembersKey, []),
                Frame = AgreementFrame.Empty with { Assignment = f.Find(FrameBlocks.Assignment) },
            };

    private static Term? TermOf(Fields f) =>
        f.Find(TermKey) is { MissingDay: MissingDay.Refuse } term ? term with { MissingDay = f.Or(Missing, MissingDay.Refuse) } : f.Find(TermKey);

    private static bool Price(Fields f) =>
        f.Or(Rates, []).Any(r => r.Step is not null) || f.Or(ServicesKey, []).Any(s => s.Value.Rate is not null);

    private static ImmutableArray<ServiceLevel> LevelsOf(Fields f) => [.. f.Or(LevelsKey, []).Select(l => WithDefaults(f, l))];

    // A rule for claims or settlement that stands at the top holds for each level without one.
    private static ServiceLevel WithDefaults(Fields f, Named<ServiceLevel> level)
    {
        var node = (f.NodeOf(LevelsKey) as Yaml.MapNode)?[level.Name] as Yaml.MapNode;
        var claim = node?.Find("claim") is null ? f.Or(Blocks.Levels.Claim, ClaimRule.WithoutClaim) : level.Value.Claim;
        return level.Value with
        {
            Id = level.Name,
            Claim = claim is { Automatic: false, MissingDay: MissingDay.Refuse } ? claim with { MissingDay = f.Or(Missing, MissingDay.Refuse) } : claim,
            Settle = level.Value.Settle ?? f.Find(Blocks.Levels.Settle),
        };
    }

    private static RootValue Build(Fields f) =>
        new(
            new Core.Agreements.Terms
            {
                Id = f.Of(Agreement),
                Title = f.Or(General.Title, ""),
                Kind = f.Or(Kind, AgreementKind.ServiceLevel),
                Structure = f.Or(Structure, AgreementStructure.Customer),
                Parties = f.Of(Parties),
                Currency = f.Of(CurrencyKey),
                Zone = f.Of(Zone),
                Rounding = f.Find(Rounding),
                Calendars = CoverageOf(f),
                Term = TermOf(f),
                MissingDay = f.Or(Missing, MissingDay.Refuse),
                Rates = f.Or(Rates, []),
                Services = [.. f.Or(ServicesKey, []).Select(s => s.Value with { Id = s.Name })],
                ServiceLevels = LevelsOf(f),
                Limits = f.Or(Limits.Key, []),
                Combine = f.Or(Links.CombineKey, []),
                Consequences = Blocks.Consequences.From(f),
                SoleRemedy = f.Or(SoleRemedy, default).Only,
                SoleRemedyLeavesTermination = f.Or(SoleRemedy, default).Termination,
                Members = f.Or(MembersKey, []),
                Categories = f.Or(Priorities.Categories, []),
                Priorities = f.Or(Priorities.Rules, []),
                Decides = f.Or(Priorities.Decides, []).ToImmutableSortedDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal),
                Frame = FrameBlocks.Build(f) with
                {
                    Under = f.Find(Under),
                    Extends = f.Or(Extends, []),
                    Says = f.Or(Assertions.Says, []),
                    Accepts = f.Or(Assertions.Accept, []),
                    Assumed = f.Or(Assertions.Assumed, []),
                },
            },
            f.Or(Assertions.Examples, [])
        );

    private static ImmutableSortedDictionary<string, VersionedCoverage> CoverageOf(Fields f) =>
        f.Or(CalendarsKey, []).ToImmutableSortedDictionary(c => c.Name, c => c.Value.ToCoverage(f.Of(Zone)), StringComparer.Ordinal);
}
