using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Store;

namespace Kept.Server.Filing;

/// <summary>What a command decided: facts to file and an answer, or a refusal with all its reasons.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <param name="Streams">What is appended to which stream, as it was when the decision was made.</param>
    /// <param name="Answer">What the caller gets, once it is filed.</param>
    public sealed record File(ImmutableArray<(IFold Fold, ImmutableArray<NewEntry> Entries)> Streams, object Answer) : Decision
    {
        public int Status { get; init; } = StatusCodes.Status200OK;

        /// <summary>Where the thing that was made is; null: nothing was made.</summary>
        public string? Location { get; init; }

        public ImmutableArray<ErasableText> Texts { get; init; } = [];

        public ImmutableArray<string> Erased { get; init; } = [];
    }

    /// <param name="Status">404: one may not know of it, 409: it does not fit what has become of the thing, 422: what was sent is wrong.</param>
    public sealed record Refuse(int Status, ImmutableArray<Problem> Problems) : Decision;

    public static File Of(IFold fold, object answer, params ImmutableArray<NewEntry> entries) => new([(fold, entries)], answer);

    /// <summary>What was sent is wrong: all that is.</summary>
    public static Refuse Wrong(params IEnumerable<Problem> problems) => new(StatusCodes.Status422UnprocessableEntity, [.. problems]);

    /// <summary>It was sent well, and does not fit what has become of the thing.</summary>
    public static Refuse Unfit(string code, string sentence, string? hint = null) =>
        new(StatusCodes.Status409Conflict, [new Problem(code, default, sentence, hint)]);

    /// <summary>There is no such thing, or the caller may not know of it.</summary>
    public static Refuse Unknown(string what) =>
        new(StatusCodes.Status404NotFound, [new Problem("not-found", default, $"there is no {what}")]);

    public static Refuse Forbidden(string sentence) => new(StatusCodes.Status403Forbidden, [new Problem("forbidden", default, sentence)]);
}
