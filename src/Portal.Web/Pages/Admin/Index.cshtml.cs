using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Identity;
using Portal.Shared.Modules;

namespace Portal.Web.Pages.Admin;

/// <summary>The administration page: the jobs, and the sections that modules contribute.</summary>
[Authorize(PortalUser.AdministratorPolicy)]
internal sealed class IndexModel(ILogger<IndexModel> logger) : PageModel
{
    public IReadOnlyList<PageSection> Sections { get; } =
        [.. Modules.All.SelectMany(module => module.AdministrationSections).OrderBy(section => section.Order)];

    public Task<IHtmlContent> RenderAsync(IViewComponentHelper component, PageSection section) => component.RenderSectionAsync(section, logger);
}
