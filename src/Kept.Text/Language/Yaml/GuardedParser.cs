using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kept.Text.Language.Yaml;

/// <summary>
/// The parser of the library, whose own slips on garbled input (it was seen to throw InvalidOperationException inside a plain word)
/// become what every other slip is: not YAML, at a place.
/// </summary>
internal sealed class GuardedParser(string text) : IParser
{
    private readonly Parser _parser = new(new Scanner(new StringReader(text), skipComments: true));

    public ParsingEvent? Current => _parser.Current;

    public bool MoveNext()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception error) when (error is not YamlException)
        {
            var at = _parser.Current?.End ?? Mark.Empty;
            throw new YamlException(at, at, "the text cannot be read on from here", error);
        }
    }
}
