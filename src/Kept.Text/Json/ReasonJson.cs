using Kept.Core.Assessment;
using Kept.Core.Json;

namespace Kept.Text.Json;

/// <summary>The tree of reasons: <c>{"text","clause"?,"ruling"?,"facts"?,"because"?}</c>.</summary>
public static class ReasonJson
{
    public static void Write(CanonicalJson json, Reason reason)
    {
        json.BeginObject().Key("text").Text(reason.Text);
        if (reason.Clause is { } clause)
        {
            json.Key("clause").Text(clause);
        }

        if (reason.Ruling is { } ruling)
        {
            json.Key("ruling").Text(ruling);
        }

        if (!reason.Facts.IsDefaultOrEmpty)
        {
            json.Key("facts").Each(reason.Facts, fact => json.Text(fact));
        }

        if (!reason.Because.IsDefaultOrEmpty)
        {
            json.Key("because").Each(reason.Because, because => Write(json, because));
        }

        json.EndObject();
    }
}
