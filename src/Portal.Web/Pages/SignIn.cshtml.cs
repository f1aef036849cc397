using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Web;
using Portal.Web.Identity;

namespace Portal.Web.Pages;

/// <summary>
/// Leads to the provider, or lets a demo user be chosen. It says where one is going, never what is there. It leads on by itself
/// where something was asked for. After a sign-out it waits: a provider that still knows the user would sign in again at once.
/// </summary>
internal sealed class SignInModel(ChosenMode chosen) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    /// <summary>Whether somebody else wants to sign in: the provider asks who it is, though it may know.</summary>
    [BindProperty(SupportsGet = true, Name = "else")]
    public bool IsElse { get; set; }

    public bool IsSignedOut => State == "signed-out";

    public bool HasFailed => State == "failed";

    public bool IsElsewhere => chosen.Mode is AuthenticationMode.OpenIdConnect;

    public bool IsByProxy => chosen.Mode is AuthenticationMode.Proxy;

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
                    : IsElsewhere ? "Sign in to go on." : "Choose who you are.";
        }
    }

    public IActionResult OnGet()
    {
        if (IsByProxy && User.Identity is { IsAuthenticated: true })
        {
            return LocalRedirect(ReturnUrl);
        }

        return IsElsewhere && Asked is not null && !IsSignedOut && !HasFailed
            ? Challenge(
                new OpenIdConnectChallengeProperties { RedirectUri = ReturnUrl, Prompt = IsElse ? "login" : null },
                OpenIdConnectSignIn.Scheme)
            : Page();
    }
}
