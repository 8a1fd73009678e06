using Kept.Web.Parts;
using Microsoft.AspNetCore.Components;

namespace Kept.Web.Pages.Agreements;

/// <summary>A page on which something is done with one agreement.</summary>
public abstract class ActPage : KeptPage
{
    [Parameter]
    public string Id { get; set; } = "";

    protected AgreementView Agreement { get; set; } = null!;

    protected override async Task Load() => Agreement = await Api.Get<AgreementView>($"/agreements/{Esc(Id)}");
}
