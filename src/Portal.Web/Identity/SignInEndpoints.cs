using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Portal.Shared.Web;
using Portal.Web.Pages;

namespace Portal.Web.Identity;

/// <summary>Sign-in by form and by the frontend's own address, and sign-out.</summary>
internal static class SignInEndpoints
{
    /// <summary>The page that says that one is signed out, and does not sign in again by itself.</summary>
    public const string SignedOutPath = "/sign-in?state=signed-out";

    /// <summary>The page that says that signing in did not work.</summary>
    public const string FailedPath = "/sign-in?state=failed";

    // A name and a local path; of nobody, more is not read.
    private const int MostBytesOfSignIn = 16_384;

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/login", Login).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/sign-out", SignOut).AllowAnonymous().ExcludeFromDescription();
        if (app.ServiceProvider.GetRequiredService<ChosenMode>().Mode is AuthenticationMode.Development)
        {
            app.MapPost("/sign-in/development", SignInAsDemoUser).AllowAnonymous().DisableAntiforgery()
                .WithMetadata(new RequestSizeLimitAttribute(MostBytesOfSignIn)).ExcludeFromDescription();
        }
    }

    /// <summary>Where the public frontend leads a browser that is not signed in; back to a path of this portal alone.</summary>
    private static Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult Login(
        [FromQuery(Name = "redirect_url_after_login")] string? encoded,
        HttpContext http)
    {
        var target = LocalPath.Within(http.Request.PathBase, Decode(encoded));
        return http.User.Identity is { IsAuthenticated: true }
            ? TypedResults.LocalRedirect(target)
            : TypedResults.LocalRedirect($"{http.Request.PathBase}/sign-in?returnUrl={Uri.EscapeDataString(target)}");
    }

    private static async Task<IResult> SignInAsDemoUser(HttpContext http, [FromForm] string? user, [FromForm] string? returnUrl)
    {
        if (DemoUsers.All.FirstOrDefault(known => known.Name == user) is not { } demo)
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        await http.SignInAsync(demo);
        return TypedResults.LocalRedirect(LocalPath.Within(http.Request.PathBase, returnUrl));
    }

    private static async Task<IResult> SignOut(
        HttpContext http,
        [FromServices] Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery,
        [FromServices] ChosenMode chosen)
    {
        var isElsewhere = chosen.Mode is AuthenticationMode.OpenIdConnect;
        var signIn = TypedResults.LocalRedirect(http.Request.PathBase + (isElsewhere ? SignedOutPath : "/sign-in"));
        if (http.User.Identity is not { IsAuthenticated: true })
        {
            return signIn;
        }

        if (await Forms.RefuseAsync(http.Request) is { } status)
        {
            return TypedResults.StatusCode(status);
        }

        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (chosen.Proxy is { } proxy)
        {
            return proxy.SignOutUrl is { } url ? TypedResults.Redirect(url) : TypedResults.NotFound();
        }

        // Both read the cookie that signs in: the provider is told by its own token whom to sign out.
        return isElsewhere
            ? TypedResults.SignOut(
                new() { RedirectUri = http.Request.PathBase + SignedOutPath }, [OpenIdConnectSignIn.Scheme, PortalIdentity.Scheme])
            : await SignOutHereAsync(http, signIn);
    }

    private static async Task<IResult> SignOutHereAsync(HttpContext http, IResult answer)
    {
        await http.SignOutAsync(PortalIdentity.Scheme);
        return answer;
    }

    private static string? Decode(string? encoded)
    {
        try
        {
            return encoded is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(encoded.Replace(' ', '+')));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
