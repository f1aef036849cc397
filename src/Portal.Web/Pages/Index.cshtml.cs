using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Modules;

namespace Portal.Web.Pages;

/// <summary>The start page: put together from sections that modules contribute; each loads and fails alone.</summary>
internal sealed class IndexModel(ILogger<IndexModel> logger) : PageModel
{
    public IReadOnlyList<PageSection> Sections { get; } =
        [.. Modules.All.SelectMany(module => module.StartSections).OrderBy(section => section.Order)];

    public Task<IHtmlContent> RenderAsync(IViewComponentHelper component, PageSection section) => component.RenderSectionAsync(section, logger);
}
