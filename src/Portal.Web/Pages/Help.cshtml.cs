using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Modules;
using Portal.Shared.Web;

namespace Portal.Web.Pages;

/// <summary>
/// What there is to know, the shortcuts, and the switch that turns single keys off. For everyone, also before signing in.
/// </summary>
[AllowAnonymous]
internal sealed class HelpModel : PageModel
{
    private const string KeysCookie = "keys";
    private const string Off = "off";

    /// <summary>Under this name modules contribute topics and limits.</summary>
    public const string Name = "help";

    public IReadOnlyList<HelpTopic> Topics { get; } = Modules.All.ContributionsTo<HelpTopic>(Name);

    public IReadOnlyList<HelpLimit> ModuleLimits { get; } = Modules.All.ContributionsTo<HelpLimit>(Name);

    /// <summary>Whether this browser's reader has switched single keys off.</summary>
    public static bool AreKeysOff(HttpRequest request) => request.Cookies[KeysCookie] == Off;

    public IActionResult OnGet() => Page();

    /// <summary>The table of shortcuts alone, as a dialog; without script the place on the page.</summary>
    public IActionResult OnGetShortcuts() =>
        Request.IsPartial() ? Partial("_ShortcutsDialog") : LocalRedirect($"{Request.PathBase}/help#shortcuts");

    /// <summary>Turns single keys off, or on again. Scripts read the cookie (<c>Browser/shortcuts.ts</c>).</summary>
    public IActionResult OnPostKeys(bool off)
    {
        var path = Request.PathBase.HasValue ? Request.PathBase.Value : "/";
        var kept = new CookieOptions
        {
            Path = path,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = Request.IsHttps,
            IsEssential = true,
        };
        if (off)
        {
            Response.Cookies.Append(KeysCookie, Off, kept);
        }
        else
        {
            Response.Cookies.Delete(KeysCookie, kept);
        }

        return LocalRedirect($"{Request.PathBase}/help#shortcuts");
    }
}
