using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Identity;
using Portal.Shared.Modules;

namespace Portal.Web.Pages.Admin;

/// <summary>The administration page: the jobs, and the sections that modules contribute.</summary>
[Authorize(PortalUser.AdministratorPolicy)]
internal sealed class IndexModel : PageModel
{
    public IEnumerable<RecurringJob> Jobs { get; } = [.. Modules.All.SelectMany(module => module.Jobs)];

    /// <summary>Under this name modules contribute sections.</summary>
    public const string Name = "administration";

    public IEnumerable<PageSection> Sections { get; } = Modules.All.ContributionsTo<PageSection>(Name);

    public IActionResult OnGet() => Page();

    public static string HoursOf(RecurringJob job) => job.Cron == "* * * * *" ? "Every minute" : $"{job.Cron} (UTC)";
}
