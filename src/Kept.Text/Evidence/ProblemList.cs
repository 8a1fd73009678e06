using Kept.Core.Problems;

namespace Kept.Text.Evidence;

/// <summary>Problems in the order found. Beyond the limit they are only counted, so that a wrong file of a gigabyte does no harm.</summary>
internal sealed class ProblemList(int atMost)
{
    private readonly List<Problem> _problems = [];
    private readonly HashSet<Problem> _seen = [];

    public int Count { get; private set; }

    public void Add(string code, Place at, string sentence, string? hint = null)
    {
        var problem = new Problem(code, at, sentence, hint);
        if (Count < atMost && !_seen.Add(problem))
        {
            return;
        }

        Count++;
        if (Count <= atMost)
        {
            _problems.Add(problem);
        }
    }

    public IEnumerable<Problem> All() =>
        Count <= atMost
            ? _problems
            : _problems.Append(
                new Problem(
                    "more-problems",
                    default(Place) with
                    {
                        File = _problems[0].At.File,
                    },
                    $"{Count - atMost} more problems are not listed"
                )
                {
                    Count = Count - atMost,
                }
            );
}
