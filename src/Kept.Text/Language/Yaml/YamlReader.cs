using System.Collections.Immutable;
using Kept.Core.Problems;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kept.Text.Language.Yaml;

/// <summary>
/// From text to nodes, by the events of a YAML parser. Only the plain part of YAML is the language: one document; maps, lists and
/// words; no anchors, aliases, tags, tabs or doubled keys.
/// </summary>
internal sealed class YamlReader
{
    private const int MaxDepth = 40;

    private readonly string _file;
    private readonly IParser _parser;
    private readonly List<Problem> _problems;

    private YamlReader(SourceText source, List<Problem> problems)
    {
        _file = source.Name;
        _problems = problems;
        _parser = new GuardedParser(source.Text);
    }

    /// <summary>The root of the document; null where the file as a whole cannot be read. Problems are added to the list.</summary>
    public static Node? Read(SourceText source, List<Problem> problems) => Guarded(source, problems, r => r.Document());

    /// <summary>The roots of all documents of a file, as other formats than the language have them; null where it cannot be read.</summary>
    public static ImmutableArray<Node>? ReadAll(SourceText source, List<Problem> problems) =>
        Guarded(source, problems, r => r.Documents()) is { } documents ? [.. documents] : null;

    private static T? Guarded<T>(SourceText source, List<Problem> problems, Func<YamlReader, T?> read)
        where T : class
    {
        if (!SourceChecks.Accepts(source, problems))
        {
            return null;
        }

        try
        {
            return read(new YamlReader(source, problems));
        }
        catch (TooDeep error)
        {
            problems.Add(ProblemCodes.NestedTooDeep.At(error.At, $"this is nested more than {MaxDepth} deep", null));
            return null;
        }
        catch (YamlException error)
        {
            problems.Add(
                ProblemCodes.YamlNotUnderstood.At(
                    Place(source.Name, error.Start),
                    Sentence(error),
                    "check indentation, colons and quotes there"
                )
            );
            return null;
        }
    }

    private static Place Place(string file, in Mark mark) => new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static string Sentence(YamlException error)
    {
        var text = (error.InnerException as YamlException ?? error).Message;
        var at = text.IndexOf("): ", StringComparison.Ordinal);
        return "this is not YAML: " + (at >= 0 ? text[(at + 3)..] : text).TrimEnd('.').ReplaceLineEndings(" ");
    }

    private Node? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            Report(ProblemCodes.EmptyFile, new Place(_file, 1, 1), "the file is empty", "begin with `kept: 1` and `agreement: <id>`");
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = Value(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            Report(
                ProblemCodes.SecondDocument,
                Place(_file, second.Start),
                "a second document begins here",
                "one file holds one agreement"
            );
            return null;
        }

        return root;
    }

    private List<Node> Documents()
    {
        _parser.Consume<StreamStart>();
        var roots = new List<Node>();
        while (!_parser.Accept<StreamEnd>(out _))
        {
            _parser.Consume<DocumentStart>();
            roots.Add(Value(0));
            _parser.Consume<DocumentEnd>();
        }

        return roots;
    }

    private Node Value(int depth)
    {
        var parsed = _parser.Current!;
        var at = Place(_file, parsed.Start);
        if (parsed is AnchorAlias alias)
        {
            _parser.MoveNext();
            return Broken(
                ProblemCodes.AliasNotAllowed,
                at,
                $"`*{alias.Value}` is an alias",
                "write the value out again; the language has no anchors and aliases"
            );
        }

        if (parsed is not NodeEvent node)
        {
            throw new YamlException(parsed.Start, parsed.End, "a value is missing here");
        }

        Refuse(node, at);
        if (depth >= MaxDepth)
        {
            throw new TooDeep(at);
        }

        return parsed switch
        {
            Scalar => Word(at),
            MappingStart start => Map(start, at, depth),
            _ => List((SequenceStart)parsed, at, depth),
        };
    }

    private void Refuse(NodeEvent node, Place at)
    {
        if (!node.Anchor.IsEmpty)
        {
            Report(
                ProblemCodes.AnchorNotAllowed,
                at,
                $"`&{node.Anchor.Value}` is an anchor",
                "write the value out where it is needed again"
            );
        }

        if (!node.Tag.IsEmpty)
        {
            Report(ProblemCodes.TagNotAllowed, at, $"`{node.Tag.Value}` is a tag", "leave it out; keys say what a value is");
        }
    }

    private ScalarNode Word(Place at)
    {
        var scalar = _parser.Consume<Scalar>();
        var style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Lines,
            YamlDotNet.Core.ScalarStyle.Plain => ScalarStyle.Plain,
            _ => ScalarStyle.Quoted,
        };
        return new ScalarNode(scalar.Value, style, at);
    }

    private ListNode List(SequenceStart start, Place at, int depth)
    {
        _parser.MoveNext();
        var items = ImmutableArray.CreateBuilder<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(depth + 1));
        }

        return new ListNode(items.DrainToImmutable(), start.Style == SequenceStyle.Flow, at);
    }

    private MapNode Map(MappingStart start, Place at, int depth)
    {
        _parser.MoveNext();
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (Entry(depth, seen) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return new MapNode(entries.DrainToImmutable(), start.Style == MappingStyle.Flow, at);
    }

    private MapEntry? Entry(int depth, Dictionary<string, Place> seen)
    {
        var key = Value(depth + 1);
        var value = Value(depth + 1);
        if (key is not ScalarNode { Value: var name })
        {
            return key is BrokenNode ? null : Refused(ProblemCodes.KeyNotAWord, key.At, "a key must be a word, not a map or a list", null);
        }

        return seen.TryAdd(name, key.At)
            ? new MapEntry(name, key.At, value)
            : Refused(
                ProblemCodes.DuplicateKey,
                key.At,
                $"`{name}` stands here twice",
                $"the first is in line {seen[name].Line}; keep one of them"
            );
    }

    private MapEntry? Refused(ProblemKind code, Place at, string sentence, string? hint)
    {
        Report(code, at, sentence, hint);
        return null;
    }

    private BrokenNode Broken(ProblemKind code, Place at, string sentence, string? hint)
    {
        Report(code, at, sentence, hint);
        return new BrokenNode(at);
    }

    private void Report(ProblemKind code, Place at, string sentence, string? hint) => _problems.Add(code.At(at, sentence, hint));

    private sealed class TooDeep(Place at) : Exception
    {
        public Place At { get; } = at;
    }
}
