using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Modules;

namespace Portal.Web.Pages;

/// <summary>The start page: put together from sections that modules contribute; each loads and fails alone.</summary>
internal sealed class IndexModel : PageModel
{
    public IEnumerable<PageSection> Sections { get; } =
        [.. Modules.All.SelectMany(module => module.StartSections).OrderBy(section => section.Order)];
}
