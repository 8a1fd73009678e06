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

    /// <summary>Asks for all that is shown. The page is rendered once, when it is there.</summary>
    protected virtual Task Load() => Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await Load();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>A part of an address, as it must be written in one.</summary>
    protected static string Esc(string? part) => Uri.EscapeDataString(part ?? "");
}
