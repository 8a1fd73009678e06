using Kept.Core.Time.BuiltIn;

namespace Kept.Core.Time;

/// <summary>The holiday sets that come with Kept, by the names agreements use.</summary>
public static class HolidaySets
{
    private static readonly Dictionary<string, Lazy<HolidaySet>> BuiltIn = new(StringComparer.Ordinal)
    {
        ["us-federal"] = new(UsFederal.Create),
        ["england-and-wales"] = new(EnglandAndWales.Create),
        ["netherlands"] = new(Netherlands.Create),
        ["netherlands-business"] = new(Netherlands.CreateBusiness),
        ["germany"] = new(Germany.Create),
        ["denmark"] = new(Denmark.Create),
    };

    /// <summary>In alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. BuiltIn.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The set of a name, exactly as written; null where there is none.</summary>
    public static HolidaySet? Find(string name) => BuiltIn.GetValueOrDefault(name)?.Value;
}
