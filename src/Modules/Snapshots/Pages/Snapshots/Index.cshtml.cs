using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Modules;
using Portal.Shared.Web;
using Portal.Shared.Web.Lists;

namespace Portal.Snapshots.Pages.Snapshots;

/// <summary>Snapshots, in views that modules contribute: each reads from the address what it shows.</summary>
internal sealed class IndexModel(IEnumerable<IModule> modules) : PageModel
{
    /// <summary>Under this name modules contribute views.</summary>
    public const string Name = "snapshots";

    public IReadOnlyList<PageView> Views { get; } = modules.ContributionsTo<PageView>(Name);

    public PageView Current { get; private set; } = null!;

    public IActionResult OnGet(string? view)
    {
        Current = Views.FirstOrDefault(known => known.Name == view) ?? Views[0];
        return Request.IsPartial() || ListTotal.IsAsked(Request) ? ViewComponent(Current.ViewComponent) : Page();
    }
}
