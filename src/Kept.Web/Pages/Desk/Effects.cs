using System.Text.Json;
using Kept.Web.Reading;
using NodaTime;

namespace Kept.Web.Pages.Desk;

/// <summary>What facts would do to figures and credits, as previews of commands that file facts give it.</summary>
public sealed record Effects(
    Effects.Stretch Period,
    string Currency,
    IReadOnlyList<Effects.Changed> Levels,
    int Unchanged,
    Effects.Credits Credit
)
{
    public sealed record Stretch(Instant From, Instant Until);

    public sealed record Changed(Line? Before, Line? After)
    {
        public Line Known => After ?? Before!;
    }

    /// <param name="Figure">Null: not decided, or nothing to measure.</param>
    public sealed record Line(
        string Level,
        string Clause,
        Instant From,
        string? Member,
        string? Occurrence,
        string Verdict,
        string? Figure,
        string Target,
        JsonElement Entitled
    );

    public sealed record Credits(Sums Before, Sums After);

    public sealed record Sums(JsonElement Entitled, JsonElement Granted);

    /// <summary>An amount, or the two that it lies between.</summary>
    public static string Amount(JsonElement amount, Texts texts) =>
        amount.ValueKind == JsonValueKind.Object
            ? $"{texts.Amount(amount.GetProperty("best").ToString())} – {texts.Amount(amount.GetProperty("worst").ToString())}"
            : texts.Amount(amount.ToString());
}
