using Kept.Core.Problems;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kept.Text.Language.Yaml;

/// <summary>What a person wrote around the values: comments and blank lines, by the part they belong to.</summary>
internal sealed class Comments
{
    private readonly Dictionary<Place, List<string>> _before = [];
    private readonly Dictionary<Place, string> _beside = [];
    private readonly HashSet<Place> _afterBlank = [];

    private Comments()
    {
    }

    /// <summary>Comments after the last part.</summary>
    public List<string> AtEnd { get; } = [];

    public IReadOnlyList<string> Before(Place at) => _before.TryGetValue(at, out var lines) ? lines : [];

    public string? Beside(Place at) => _beside.GetValueOrDefault(at);

    /// <summary>A blank line stood before the part (or before its comments).</summary>
    public bool IsAfterBlank(Place at) => _afterBlank.Contains(at);

    public bool Any(Place at) => _before.ContainsKey(at) || _beside.ContainsKey(at);

    /// <param name="source">The text; it must parse.</param>
    /// <param name="root">Its tree.</param>
    public static Comments Of(SourceText source, Node root)
    {
        var comments = new Comments();
        var parts = Parts(root).DistinctBy(p => (p.Line, p.Column)).OrderBy(p => p.Line).ThenBy(p => p.Column).ToList();
        var lines = source.Text.ReplaceLineEndings("\n").Split('\n');
        var texts = new ScalarSpans(source);
        for (var i = 0; i < lines.Length; i++)
        {
            var hash = Hash(lines[i], i + 1, texts);
            if (hash >= 0)
            {
                comments.Add(lines[i][hash..].TrimEnd(), i + 1, lines[i].AsSpan(0, hash).IsWhiteSpace(), parts);
            }
        }

        comments.FindBlanks(parts, lines, texts);
        return comments;
    }

    private void Add(string text, int line, bool alone, List<Place> parts)
    {
        var beside = parts.Find(p => p.Line == line);
        if (!alone && (beside != default || parts.Exists(p => p.Line < line)))
        {
            var at = beside != default ? beside : parts.FindLast(p => p.Line < line);
            if (!_beside.TryAdd(at, text))
            {
                Under(at, text);
            }

            return;
        }

        var next = parts.Find(p => p.Line > line);
        if (next == default)
        {
            AtEnd.Add(text);
        }
        else
        {
            Under(next, text);
        }
    }

    private void Under(Place at, string text)
    {
        if (!_before.TryGetValue(at, out var list))
        {
            _before[at] = list = [];
        }

        list.Add(text);
    }

    private void FindBlanks(List<Place> parts, string[] lines, ScalarSpans texts)
    {
        foreach (var part in parts.DistinctBy(p => p.Line))
        {
            var line = part.Line - 1;
            while (line > 0 && lines[line - 1].TrimStart().StartsWith('#') && !texts.Holds(line, lines[line - 1].IndexOf('#', StringComparison.Ordinal) + 1))
            {
                line--;
            }

            if (line > 0 && string.IsNullOrWhiteSpace(lines[line - 1]))
            {
                _afterBlank.Add(part);
            }
        }
    }

    private static int Hash(string line, int number, ScalarSpans texts)
    {
        for (var at = line.IndexOf('#', StringComparison.Ordinal); at >= 0; at = line.IndexOf('#', at + 1))
        {
            if ((at == 0 || line[at - 1] is ' ' or '\t') && !texts.Holds(number, at + 1))
            {
                return at;
            }
        }

        return -1;
    }

    private static IEnumerable<Place> Parts(Node node) => node switch
    {
        MapNode map => map.Entries.SelectMany(e => Parts(e.Value).Prepend(e.At)),
        ListNode list => list.Items.SelectMany(i => Parts(i).Prepend(i.At)),
        _ => [],
    };

    /// <summary>Where texts begin and end, so that a <c>#</c> inside of one is not taken for a comment.</summary>
    private sealed class ScalarSpans
    {
        private readonly List<(int Line, int Column, int EndLine, int EndColumn)> _spans = [];

        public ScalarSpans(SourceText source)
        {
            var parser = new GuardedParser(source.Text);
            while (parser.MoveNext())
            {
                if (parser.Current is Scalar scalar && scalar.End.Index > scalar.Start.Index)
                {
                    _spans.Add(((int)scalar.Start.Line, (int)scalar.Start.Column, (int)scalar.End.Line, (int)scalar.End.Column));
                }
            }
        }

        public bool Holds(int line, int column) =>
            _spans.Exists(s => (s.Line < line || (s.Line == line && s.Column <= column)) && (s.EndLine > line || (s.EndLine == line && s.EndColumn > column)));
    }
}
