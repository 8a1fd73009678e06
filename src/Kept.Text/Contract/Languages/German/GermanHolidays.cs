namespace Kept.Text.Contract.Languages.German;

/// <summary>The names of the holidays in the built-in sets.</summary>
internal static class GermanHolidays
{
    private const string Observed = " (observed)";
    private const string Substitute = " (substitute day)";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["Ascension Day"] = "Christi Himmelfahrt",
        ["Birthday of Martin Luther King, Jr."] = "Geburtstag von Martin Luther King",
        ["Boxing Day"] = "Zweiter Weihnachtstag",
        ["Christmas Day"] = "Erster Weihnachtstag",
        ["Columbus Day"] = "Kolumbustag",
        ["Coronation of Charles III"] = "Krönung von Charles III.",
        ["Diamond Jubilee of Elizabeth II"] = "Diamantenes Thronjubiläum von Elisabeth II.",
        ["Early May bank holiday"] = "Bankfeiertag Anfang Mai",
        ["Easter Monday"] = "Ostermontag",
        ["Easter Sunday"] = "Ostersonntag",
        ["General Prayer Day"] = "Großer Gebetstag",
        ["German Unity Day"] = "Tag der Deutschen Einheit",
        ["Golden Jubilee of Elizabeth II"] = "Goldenes Thronjubiläum von Elisabeth II.",
        ["Good Friday"] = "Karfreitag",
        ["Independence Day"] = "Unabhängigkeitstag",
        ["Juneteenth National Independence Day"] = "Juneteenth",
        ["King's Day"] = "Königstag",
        ["Labor Day"] = "Tag der Arbeit (USA)",
        ["Labour Day"] = "Tag der Arbeit",
        ["Liberation Day"] = "Befreiungstag",
        ["Maundy Thursday"] = "Gründonnerstag",
        ["Memorial Day"] = "Gefallenengedenktag",
        ["Millennium Celebrations"] = "Jahrtausendfeier",
        ["New Year's Day"] = "Neujahr",
        ["Platinum Jubilee of Elizabeth II"] = "Platin-Thronjubiläum von Elisabeth II.",
        ["Queen's Day"] = "Königinnentag",
        ["Reformation Day"] = "Reformationstag",
        ["Royal Wedding"] = "Königliche Hochzeit",
        ["Second Day of Christmas"] = "Zweiter Weihnachtstag",
        ["Spring bank holiday"] = "Bankfeiertag im Frühling",
        ["State Funeral of Elizabeth II"] = "Staatsbegräbnis von Elisabeth II.",
        ["Summer bank holiday"] = "Bankfeiertag im Sommer",
        ["Thanksgiving Day"] = "Erntedankfest (USA)",
        ["Veterans Day"] = "Veteranentag",
        ["Washington's Birthday"] = "Geburtstag von Washington",
        ["Whit Monday"] = "Pfingstmontag",
        ["Whit Sunday"] = "Pfingstsonntag",
    };

    public static string Of(string name) =>
        name.EndsWith(Observed, StringComparison.Ordinal) ? $"{Of(name[..^Observed.Length])} (nachgeholt)"
        : name.EndsWith(Substitute, StringComparison.Ordinal) ? $"{Of(name[..^Substitute.Length])} (Ersatztag)"
        : Names.GetValueOrDefault(name, name);
}
