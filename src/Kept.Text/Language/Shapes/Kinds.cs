using Kept.Text.Language.Yaml;

namespace Kept.Text.Language.Shapes;

/// <summary>The problem that a word, a map or a list stands where another was expected.</summary>
internal static class Kinds
{
    public static void Report(Node node, Reading reading, string expected)
    {
        if (node is BrokenNode)
        {
            reading.Broken();
        }
        else
        {
            reading.Report(ProblemCodes.WrongKind, node.At, $"here stands {NameOf(node)}", $"expected is {expected}");
        }
    }

    private static string NameOf(Node node) =>
        node switch
        {
            MapNode => "a map",
            ListNode => "a list",
            ScalarNode word => $"`{Shorten(word.Value)}`",
            _ => "nothing",
        };

    public static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
