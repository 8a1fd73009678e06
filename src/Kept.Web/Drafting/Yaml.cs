using System.Text.RegularExpressions;

namespace Kept.Web.Drafting;

/// <summary>Words as YAML writes them.</summary>
internal static partial class Yaml
{
    /// <summary>Plain where it reads the same, otherwise in quotes.</summary>
    /// <param name="inFlow">Within braces, where a comma would end it.</param>
    public static string Word(string text, bool inFlow = true) =>
        IsPlain(text, inFlow)
            ? text
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n")}\"";

    private static bool IsPlain(string text, bool inFlow) =>
        text.Length > 0
        && Begins().IsMatch(text)
        && !char.IsWhiteSpace(text[^1])
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !text.EndsWith(':')
        && !text.Any(char.IsControl)
        && !(inFlow && text.AsSpan().IndexOfAny(",[]{}") >= 0)
        && !Typed().IsMatch(text);

    [GeneratedRegex(@"^[\p{L}\p{N}(/.+]")]
    private static partial Regex Begins();

    /// <summary>What YAML takes for a number, a truth value or nothing. Days and amounts are phrases of the language, and stay.</summary>
    [GeneratedRegex(@"^(true|false|null|yes|no|on|off|[-+.]?[0-9][0-9_]*(\.[0-9]*)?|[0-9]+:[0-9:]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Typed();
}
