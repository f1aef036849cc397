using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.Web.Identity;

/// <summary>Who is signed in: a cookie, and behind it the way that <c>Authentication:Mode</c> chose.</summary>
internal static class PortalIdentity
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private static readonly TimeSpan SignInLasts = TimeSpan.FromDays(14);

    public static void AddPortalIdentity(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(new ChosenMode(AuthenticationModes.Read(configuration, environment)));
        services.AddAuthentication(Scheme).AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = "webviz-portal";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = SignInLasts;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => Refuse(context, StatusCodes.Status403Forbidden);
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(PortalUser.AdministratorPolicy, policy => policy.RequireAuthenticatedUser().RequireRole(PortalUser.AdministratorRole))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>Signs a user in and tells who listens.</summary>
    public static async Task SignInAsync(this HttpContext context, DemoUser user)
    {
        foreach (var observer in context.RequestServices.GetServices<ISignInObserver>())
        {
            await observer.SignedInAsync(user.Name, user.Name, context.RequestAborted);
        }

        await context.SignInAsync(Scheme, user.ToPrincipal(Scheme), new AuthenticationProperties { IsPersistent = true });
    }

    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (ApiPaths.IsApi(context.Request.Path) || context.Request.IsPartial())
        {
            return Refuse(context, status);
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}

/// <summary>The way to sign in that this process was started with.</summary>
internal sealed record ChosenMode(AuthenticationMode Mode);
