using System.Collections.Immutable;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>Holidays: named sets, own dates, exceptions, a file. A bare word or list is short for the sets or dates.</summary>
internal static class HolidayBlock
{
    /// <summary>A set by its name, or one date.</summary>
    private static readonly Grammar<string> SetOrDate = new(
        "holiday set",
        "a holiday set or a date",
        (ref Phrase p, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string s) => (s = p.TakeRest()).Length > 0,
        s => s,
        "^[a-z0-9-]+$",
        "us-federal",
        "2026-12-24"
    );

    private static readonly Shape<ImmutableArray<object>> SetsOrDates = new ListShape<object>(
        new TurnedShape<string, object>(new PhraseShape<string>(SetOrDate), Find),
        single: true
    );

    private static readonly Shape<ImmutableArray<LocalDate>> DateList = new ListShape<LocalDate>(
        new PhraseShape<LocalDate>(Times.Date),
        single: true
    );

    private static readonly Key<ImmutableArray<object>> Sets = Of.Optional("sets", "Sets by name, and dates.", SetsOrDates);
    private static readonly Key<ImmutableArray<LocalDate>> Also = Of.Optional("also", "Dates that are closed besides.", DateList);
    private static readonly Key<ImmutableArray<LocalDate>> Except = Of.Optional(
        "except",
        "Dates that are open although a set closes them.",
        DateList
    );
    private static readonly Key<HolidaySet> File = Of.Optional(
        "file",
        "An iCalendar file (.ics) of all-day events.",
        new TurnedShape<string, HolidaySet>(TextShape.Line, ReadFile)
    );

    public static readonly Block<Holidays> Shape = new(
        "holidays",
        "Days that are closed. A holiday closes the whole local day, also against an override (R3).",
        [Sets, Also, Except, File],
        Build
    )
    {
        Short = Sets,
    };

    private static Holidays Build(Fields f)
    {
        var named = f.Or(Sets, []);
        var sets = named.OfType<HolidaySet>().Concat(f.Find(File) is { } file ? [file] : []);
        var dates = named.OfType<LocalDate>().Concat(f.Or(Also, []));
        return Holidays.Of(sets).Adding(dates.Select(d => new Holiday(d, "closed"))).Except(f.Or(Except, []));
    }

    private static object? Find(string text, Node node, Reading reading)
    {
        if (Times.Date.TryRead(text, out var date))
        {
            return date;
        }

        var set = text == "none" ? new HolidaySet("none", "empty", (1900, 2200), []) : HolidaySets.Find(text);
        if (set is null)
        {
            var near = Spelling.Nearest(text, HolidaySets.Names);
            var hint =
                (near is null ? "" : $"did you mean `{near}`? ")
                + "known are "
                + string.Join(", ", HolidaySets.Names.Select(n => $"`{n}`"));
            reading.Report(ProblemCodes.NoSuchHolidays, node.At, $"there is no holiday set `{text}`", hint);
        }

        return set;
    }

    private static HolidaySet? ReadFile(string name, Node node, Reading reading)
    {
        if (reading.File(name, node.At) is not { } source)
        {
            reading.Report(
                ProblemCodes.ReferenceNotFound,
                node.At,
                $"the file `{name}` was not found",
                "its path counts from the agreement's own folder"
            );
            return null;
        }

        return HolidayFile.Read(source, name, reading);
    }
}
