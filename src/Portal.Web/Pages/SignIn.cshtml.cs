using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Web;

namespace Portal.Web.Pages;

/// <summary>Lets a demo user be chosen. It says where one is going, never what is there.</summary>
internal sealed class SignInModel : PageModel
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? Asked { get; set; }

    public string ReturnUrl => LocalPath.Within(Request.PathBase, Asked);

    public string Purpose
    {
        get
        {
            var path = new PathString(ReturnUrl.Split('?', '#')[0]);
            var inside = path.StartsWithSegments(Request.PathBase, out var rest) ? rest : path;
            return inside.StartsWithSegments("/snapshot") || inside.StartsWithSegments("/snapshots")
                ? "You asked for a shared snapshot. After signing in you go straight to it."
                : inside.StartsWithSegments("/session") || inside.StartsWithSegments("/sessions")
                    ? "You asked for a session. After signing in you go straight to it."
                    : "Choose who you are.";
        }
    }

    public IActionResult OnGet() => Page();
}
