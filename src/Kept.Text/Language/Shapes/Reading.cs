using System.Collections.Immutable;
using Kept.Core.Money;
using Kept.Core.Problems;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Language.Shapes;

/// <summary>One pass over a tree: what is declared in it, where the cursor is, and the problems so far.</summary>
internal sealed class Reading
{
    private readonly List<Problem> _problems = [];
    private readonly List<string> _path = [];
    private readonly Dictionary<NameKind, HashSet<string>> _names = [];

    public Reading(Node root, Func<string, Place, SourceText?>? file = null)
    {
        File = file ?? ((_, _) => null);
        Declare(root as MapNode);
    }

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Grows with every problem, also with one reported before; a block whose reading leaves it unchanged is sound.</summary>
    public int Failures { get; private set; }

    /// <summary>Where the value of each path stands: <c>serviceLevels/outage/credit</c>.</summary>
    public Dictionary<string, Place> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>The agreement's own zone and currency, where they can be read.</summary>
    public DateTimeZone? Zone { get; private set; }

    public Currency? Currency { get; private set; }

    /// <summary>Asks for a file named in the agreement; null where there is none.</summary>
    public Func<string, Place, SourceText?> File { get; }

    public void Report(ProblemKind code, Place at, string sentence, string? hint = null)
    {
        Failures++;
        _problems.Add(code.At(at, sentence, hint));
    }

    /// <summary>Takes over what was found elsewhere.</summary>
    public void Add(Problem problem)
    {
        Failures++;
        _problems.Add(problem);
    }

    /// <summary>A part that was reported before cannot be read.</summary>
    public void Broken() => Failures++;

    public bool Knows(NameKind kind, string name) => _names[kind].Contains(name);

    /// <summary>Checks a name that must be declared elsewhere in the agreement.</summary>
    public void Check(NameUse use, Place at)
    {
        if (Knows(use.Kind, use.Name))
        {
            return;
        }

        var known = _names[use.Kind];
        var (code, noun) = Words(use.Kind);
        var hint =
            Spelling.Nearest(use.Name, known) is { } near ? $"did you mean `{near}`?"
            : known.Count == 0 ? $"the agreement lists no {noun} at all"
            : "known are " + string.Join(", ", known.Order(StringComparer.Ordinal).Take(8).Select(n => $"`{n}`"));
        Report(code, at, $"there is no {noun} `{use.Name}`", hint);
    }

    public void Enter(string key, Place at)
    {
        _path.Add(key);
        Places[string.Join('/', _path)] = at;
    }

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    public ImmutableArray<string> Path => [.. _path];

    private static (ProblemKind Code, string Noun) Words(NameKind kind) =>
        kind switch
        {
            NameKind.Calendar => (ProblemCodes.NoSuchCalendar, "calendar"),
            NameKind.Service => (ProblemCodes.NoSuchService, "service"),
            NameKind.Level => (ProblemCodes.NoSuchLevel, "service level"),
            NameKind.Rate => (ProblemCodes.NoSuchRate, "rate"),
            NameKind.Category => (ProblemCodes.NoSuchCategory, "category"),
        };

    private void Declare(MapNode? root)
    {
        _names[NameKind.Calendar] = Keys(root, "calendars");
        _names[NameKind.Calendar].Add("always");
        _names[NameKind.Service] = Keys(root, "services");
        _names[NameKind.Level] = Keys(root, "serviceLevels");
        _names[NameKind.Rate] = Keys(root, "rates");
        _names[NameKind.Category] = Keys(root, "categories");
        Zone = root?["timeZone"] is ScalarNode zone ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone.Value) : null;
        Currency = root?["currency"] is ScalarNode { Value: var code } && Currency.TryOf(code, out var currency) ? currency : null;
    }

    private static HashSet<string> Keys(MapNode? root, string block) =>
        root?[block] is MapNode map
            ? map.Entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>(StringComparer.Ordinal);
}
