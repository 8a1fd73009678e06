using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Kept.Core.Evidence;
using Kept.Server.Filing;
using Kept.Store;

namespace Kept.Server.Evidence;

/// <summary>
/// Takes names and free text out of facts before they are chained, and leaves references in their place (R15). The words of the parties'
/// roles stay: they are no names.
/// </summary>
public sealed partial class Erasables(Ids ids, string subject)
{
    private readonly ImmutableArray<ErasableText>.Builder _texts = ImmutableArray.CreateBuilder<ErasableText>();

    public ImmutableArray<ErasableText> All => _texts.ToImmutable();

    public Fact TakenOut(Fact fact)
    {
        var bare = fact with { By = Name(fact.By), Note = Text(fact.Note) };
        return bare switch
        {
            Fact.Determination d => d with { Reason = Text(d.Reason) },
            Fact.Dispute d => d with { Reason = Text(d.Reason) },
            Fact.Answer a => a with { Reason = Text(a.Reason) },
            Fact.Correction c => c with { Reason = Text(c.Reason), Replacement = c.Replacement is { } r ? TakenOut(r) : null },
            _ => bare,
        };
    }

    /// <summary>The reference under which a text is kept; null for none.</summary>
    public string? Text(string? content)
    {
        if (string.IsNullOrEmpty(content) || IsReference(content))
        {
            return string.IsNullOrEmpty(content) ? null : content;
        }

        var text = new ErasableText($"text/{ids.Next()}", subject, content);
        _texts.Add(text);
        return text.Id;
    }

    /// <summary>Whether it refers to a text or an account, and so says no name. Words that only begin alike do not.</summary>
    public static bool IsReference(string content) => Reference().IsMatch(content);

    [GeneratedRegex("^(text/[0-9a-f]{32}|(user|token)/[A-Za-z0-9._-]{1,64})$")]
    private static partial Regex Reference();

    private string? Name(string? by) => by is "provider" or "customer" or "automatic" or "system" ? by : Text(by);
}
