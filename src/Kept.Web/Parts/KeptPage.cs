using Kept.Web.Api;
using Kept.Web.Reading;
using Microsoft.AspNetCore.Components;

namespace Kept.Web.Parts;

/// <summary>What every page has at hand.</summary>
public abstract class KeptPage : ComponentBase
{
    [Inject]
    protected ApiClient Api { get; set; } = null!;

    [Inject]
    protected Reader Reader { get; set; } = null!;

    protected Texts T => Reader.Texts;

    /// <summary>A part of an address, as it must be written in one.</summary>
    protected static string Esc(string? part) => Uri.EscapeDataString(part ?? "");
}
