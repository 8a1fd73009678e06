using Kept.Core.Assessment;

namespace Kept.Server.Assessments;

/// <summary>A tree of reasons as the API shows it: sentence, clause, ruling, facts, and what it follows from.</summary>
public static class ReasonAnswer
{
    public static object Of(Reason reason) =>
        new
        {
            text = reason.Text,
            clause = reason.Clause,
            ruling = reason.Ruling,
            facts = reason.Facts.IsDefaultOrEmpty ? null : (object)reason.Facts,
            because = reason.Because.IsDefaultOrEmpty ? null : reason.Because.Select(Of),
        };
}
