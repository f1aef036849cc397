using System.Security.Claims;
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
        var chosen = new ChosenMode(mode, IsOutOfPlace: mode is AuthenticationMode.Development && !environment.IsDevelopment())
        {
            Provider = mode is AuthenticationMode.OpenIdConnect ? OpenIdConnectSettings.Read(configuration) : null,
            Proxy = mode is AuthenticationMode.Proxy ? ProxySettings.Read(configuration) : null,
        };
        services.AddSingleton(chosen);
        var builder = services
            .AddAuthentication(ways =>
            {
                ways.DefaultScheme = mode is AuthenticationMode.Proxy ? ProxySignIn.Name : Scheme;
                ways.DefaultSignInScheme = ways.DefaultSignOutScheme = Scheme;
            })
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
        if (chosen.Provider is { } provider)
        {
            builder.AddOpenIdConnectSignIn(provider, RoleRules.Read(configuration, provider.GroupsClaim));
        }
        else if (chosen.Proxy is { } proxy)
        {
            services.AddSingleton(proxy);
            services.AddSingleton(RoleRules.Read(configuration, ProxySettings.GroupsClaim));
            services.AddSingleton<ProxyUsers>();
            builder.AddScheme<AuthenticationSchemeOptions, ProxySignIn>(ProxySignIn.Name, configureOptions: null);
        }

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
        await context.TellSignedInAsync(user.Name, user.Name);
        string[] roles = user.IsAdministrator ? [PortalUser.AdministratorRole] : [];
        await context.SignInAsync(
            Scheme, PrincipalOf(user.Name, user.Name, roles), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Tells who listens that a user signs in. An exception of theirs stops it.</summary>
    public static async Task TellSignedInAsync(this HttpContext context, string userId, string name)
    {
        foreach (var observer in context.RequestServices.GetServices<ISignInObserver>().OrderBy(observer => observer.Order))
        {
            await observer.SignedInAsync(userId, name, context.RequestAborted);
        }
    }

    /// <summary>A user as the portal's cookie holds them, whatever the way of the sign-in.</summary>
    public static ClaimsPrincipal PrincipalOf(string userId, string name, IEnumerable<string> roles) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, userId), new(ClaimTypes.Name, name), .. roles.Select(role => new Claim(ClaimTypes.Role, role))],
        Scheme));

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
internal sealed record ChosenMode(AuthenticationMode Mode, bool IsOutOfPlace)
{
    /// <summary>The provider that people sign in with; null in another mode.</summary>
    public OpenIdConnectSettings? Provider { get; init; }

    /// <summary>The proxy that signs people in; null in another mode.</summary>
    public ProxySettings? Proxy { get; init; }

    /// <summary>Other sites that the form which signs out may lead to, as origins.</summary>
    public IEnumerable<string> SignOutOrigins =>
        new[] { Provider?.Authority, Uri.TryCreate(Proxy?.SignOutUrl, UriKind.Absolute, out var url) ? url : null }
            .Where(uri => uri is { IsFile: false })
            .Select(uri => uri!.GetLeftPart(UriPartial.Authority));
}
