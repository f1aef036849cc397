using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.Web.Identity;

/// <summary>Who is signed in: a cookie, and behind it the way that <c>Authentication:Mode</c> chose.</summary>
internal static partial class PortalIdentity
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private static readonly TimeSpan SignInLasts = TimeSpan.FromDays(14);

    public static void AddPortalIdentity(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var mode = AuthenticationModes.Read(configuration, environment);
        services.AddSingleton(new ChosenMode(mode, IsOutOfPlace: mode is AuthenticationMode.Development && !environment.IsDevelopment()));
        services
            .AddAuthentication(Scheme)
            .AddCookie(
                Scheme,
                cookie =>
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
        services
            .AddAuthorizationBuilder()
            .AddPolicy(
                PortalUser.AdministratorPolicy,
                policy => policy.RequireAuthenticatedUser().RequireRole(PortalUser.AdministratorRole))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>Warns, where the development sign-in is in a place for others.</summary>
    public static void WarnOfDevelopmentSignIn(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ChosenMode>().IsOutOfPlace)
        {
            AnyoneIsAnyone(app.Logger, app.Environment.EnvironmentName, AuthenticationModes.Setting);
        }
    }

    /// <summary>Signs a user in and tells who listens.</summary>
    public static async Task SignInAsync(this HttpContext context, DemoUser user)
    {
        foreach (var observer in context.RequestServices.GetServices<ISignInObserver>().OrderBy(observer => observer.Order))
        {
            await observer.SignedInAsync(user.Name, user.Name, context.RequestAborted);
        }

        await context.SignInAsync(Scheme, user.ToPrincipal(Scheme), new AuthenticationProperties { IsPersistent = true });
    }

    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var request = context.Request;
        if (ApiPaths.IsApi(request.Path) || request.IsPartial())
        {
            return Refuse(context, status);
        }

        // Relative: what the server takes for its own address may be known to nobody outside. Where a form was sent to, only the page is
        // left.
        var query = request.Method is "GET" or "HEAD" ? request.QueryString : QueryString.Empty;
        var back = Uri.EscapeDataString($"{request.PathBase}{request.Path}{query}");
        context.Response.Redirect($"{request.PathBase}/sign-in?returnUrl={back}");
        return Task.CompletedTask;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Anyone can sign in as anyone: the development sign-in runs in the environment {Environment}. Set {Setting} to another "
            + "way to sign in.")]
    private static partial void AnyoneIsAnyone(ILogger logger, string environment, string setting);

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}

/// <summary>The way to sign in that this process was started with.</summary>
/// <param name="Mode">The way.</param>
/// <param name="IsOutOfPlace">Whether it is the development sign-in, outside of the Development environment.</param>
internal sealed record ChosenMode(AuthenticationMode Mode, bool IsOutOfPlace);
