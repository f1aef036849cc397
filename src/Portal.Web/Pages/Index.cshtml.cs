using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Modules;
using Portal.Shared.Web;

namespace Portal.Web.Pages;

/// <summary>The start page: put together from sections that modules contribute; each loads, refreshes and fails alone.</summary>
internal sealed class IndexModel : PageModel
{
    /// <summary>Under this name modules contribute sections.</summary>
    public const string Name = "start";

    public IReadOnlyList<PageSection> Sections { get; } = Modules.All.ContributionsTo<PageSection>(Name);

    public IActionResult OnGet(string? section) =>
        Request.IsPartial() && Sections.FirstOrDefault(known => known.Name == section) is { } one ? Partial("_Section", one) : Page();
}
