using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>Whom the text serves (R13): inline, in a CSV file, or as facts.</summary>
internal static class Members
{
    private static readonly Grammar<bool> FactsWord = Choice.Of("members", "`facts`", ("facts", true));

    private static readonly Key<string> Customer = Of.Required("customer", "Who is served.", TextShape.Line);
    private static readonly Key<string> Resource = Of.Optional("resource", "The line, site or resource that is theirs.", TextShape.Line);
    private static readonly Key<string> Plan = Of.Optional("plan", "Their plan.", TextShape.Line);
    private static readonly Key<AmountText> Fee = Of.Optional("fee", "Their fee, instead of the text's.", Amounts.Amount);
    private static readonly Key<LocalDate> From = Of.Optional("from", "The first day.", Times.Date);
    private static readonly Key<LocalDate> Until = Of.Optional("until", "The first day no more.", Times.Date);
    private static readonly Key<ImmutableArray<Named<string>>> Values = Of.Optional(
        "values",
        "Values that targets distinguish.",
        new MapShape<string>("name of a value", TextShape.Line)
    );

    private static readonly Block<Member> MemberBlock = new(
        "member",
        "A customer, line or site served under the text.",
        [Customer, Resource, Plan, Fee, From, Until, Values],
        f => new Member(f.Of(Customer), f.Find(Resource), f.Find(Plan), f.Maybe(Fee)?.Amount, f.Maybe(From), f.Maybe(Until))
        {
            Values = f.Or(Values, []).ToImmutableSortedDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal),
        }
    )
    {
        Short = Customer,
        Check = Check,
    };

    private static readonly Key<ImmutableArray<Member>> File = Of.Required(
        "file",
        "A CSV file: customer, resource, plan, fee, from, until, and any other columns as values.",
        new TurnedShape<string, ImmutableArray<Member>>(TextShape.Line, ReadFile)
    );

    private static readonly Block<ImmutableArray<Member>> FileBlock = new(
        "member file",
        "Members in a file of their own.",
        [File],
        f => f.Of(File)
    );

    public static readonly Forms<ImmutableArray<Member>> Shape = new(
        "members",
        "Whom the text serves.",
        Form<ImmutableArray<Member>>.With("file", FileBlock),
        Form<ImmutableArray<Member>>.Word(new PhraseShape<bool>(FactsWord).Turn(_ => ImmutableArray<Member>.Empty)),
        Form<ImmutableArray<Member>>.Other(new ListShape<Member>(MemberBlock))
    );

    private static void Check(Fields f)
    {
        if (f.Maybe(From) is { } from && f.Maybe(Until) is { } until && until <= from)
        {
            f.Report(
                ProblemCodes.DateOrder,
                Until,
                "the member ends before it begins",
                "`until` is the first day on which it is served no more"
            );
        }
    }

    private static ImmutableArray<Member> ReadFile(string name, Node node, Reading reading)
    {
        if (reading.File(name, node.At) is not { } source)
        {
            reading.Report(
                ProblemCodes.ReferenceNotFound,
                node.At,
                $"the file `{name}` was not found",
                "its path counts from the agreement's own folder"
            );
            return [];
        }

        return MemberFile.Read(source, reading);
    }
}
