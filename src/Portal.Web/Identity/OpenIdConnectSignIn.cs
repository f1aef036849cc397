using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Portal.Shared.Web;

namespace Portal.Web.Identity;

/// <summary>
/// Sign-in with an OpenID Connect provider: code flow with PKCE. Of its tokens only what the portal reads goes into the portal's own
/// cookie, and the ID token, by which the provider knows whom to sign out.
/// </summary>
internal static partial class OpenIdConnectSignIn
{
    public const string Scheme = OpenIdConnectDefaults.AuthenticationScheme;

    public static void AddOpenIdConnectSignIn(this AuthenticationBuilder builder, OpenIdConnectSettings settings, RoleRules roles) =>
        builder.AddOpenIdConnect(
            Scheme,
            options =>
            {
                options.Authority = settings.Authority.ToString();
                options.RequireHttpsMetadata = settings.RequireHttpsMetadata;
                (options.ClientId, options.ClientSecret) = (settings.ClientId, settings.ClientSecret);
                options.SignInScheme = PortalIdentity.Scheme;
                options.ResponseType = OpenIdConnectResponseType.Code;
                // The answer comes by a link, so the cookies of the flow need not go with foreign forms.
                options.ResponseMode = OpenIdConnectResponseMode.Query;
                options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
                options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.UsePkce = true;
                options.MapInboundClaims = false;
                options.CallbackPath = "/sign-in/callback";
                options.SignedOutCallbackPath = "/sign-out/callback";
                options.RemoteSignOutPath = "/sign-out/remote";
                options.Scope.Clear();
                foreach (var scope in settings.Scopes.Prepend("openid").Distinct())
                {
                    options.Scope.Add(scope);
                }

                // Some providers tell names and groups there alone.
                options.GetClaimsFromUserInfoEndpoint = true;
                string[] read = [.. settings.UserIdClaims, settings.NameClaim, settings.GroupsClaim, roles.Claim];
                foreach (var claim in read.Distinct())
                {
                    options.ClaimActions.Remove(claim);
                    options.ClaimActions.MapJsonKey(claim, claim);
                }

                options.Events.OnRedirectToIdentityProvider = context =>
                {
                    context.ProtocolMessage.RedirectUri = AsReached(context, options.CallbackPath, context.ProtocolMessage.RedirectUri);
                    return Task.CompletedTask;
                };
                options.Events.OnRedirectToIdentityProviderForSignOut = context =>
                {
                    context.ProtocolMessage.PostLogoutRedirectUri =
                        AsReached(context, options.SignedOutCallbackPath, context.ProtocolMessage.PostLogoutRedirectUri);
                    return Task.CompletedTask;
                };
                options.Events.OnTokenValidated = KeepIdTokenAsync;
                options.Events.OnTicketReceived = context => TakeAsync(context, settings, roles);
                options.Events.OnRemoteFailure = RefuseAsync;
            });

    /// <summary>Where the provider leads back to: by the address that people use where it is known, whatever <c>Host</c> says.</summary>
    private static string AsReached(RedirectContext context, PathString path, string byRequest) =>
        context.HttpContext.RequestServices.GetRequiredService<PublicAddress>().Url is { } url ? url + path : byRequest;

    private static Task KeepIdTokenAsync(TokenValidatedContext context)
    {
        if (context.TokenEndpointResponse?.IdToken is { } token)
        {
            context.Properties!.StoreTokens([new() { Name = OpenIdConnectParameterNames.IdToken, Value = token }]);
        }

        return Task.CompletedTask;
    }

    /// <summary>The provider's user becomes the portal's.</summary>
    private static async Task TakeAsync(TicketReceivedContext context, OpenIdConnectSettings settings, RoleRules roles)
    {
        var token = context.Principal!;
        var id = settings.UserIdClaims.Select(token.FindFirstValue).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        if (id is null)
        {
            var reason = $"The token has no claim {string.Join(" or ", settings.UserIdClaims)}.";
            NotSignedIn(LoggerOf(context.HttpContext), reason);
            LeadToFailure(context);
            return;
        }

        var name = token.FindFirstValue(settings.NameClaim) is { Length: > 0 } given ? given : id;
        await context.HttpContext.TellSignedInAsync(id, name);
        context.Principal = PortalIdentity.PrincipalOf(id, name, roles.RolesOf(token));
        context.Properties!.IsPersistent = true;
    }

    /// <summary>Somebody turned back at the provider, or its answer cannot be believed: nothing of it is shown.</summary>
    private static Task RefuseAsync(RemoteFailureContext context)
    {
        var (logger, reason) = (LoggerOf(context.HttpContext), context.Failure?.Message ?? "no reason was given");
        if (context.Properties is null)
        {
            NobodyAsked(logger, reason);
        }
        else
        {
            NotSignedIn(logger, reason);
        }

        LeadToFailure(context);
        return Task.CompletedTask;
    }

    private static void LeadToFailure(HandleRequestContext<RemoteAuthenticationOptions> context)
    {
        context.Response.Redirect($"{context.Request.PathBase}{SignInEndpoints.FailedPath}");
        context.HandleResponse();
    }

    private static ILogger LoggerOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OpenIdConnectSignIn));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in with the OpenID Connect provider failed: {Reason}")]
    private static partial void NotSignedIn(ILogger logger, string reason);

    // Anybody can make such a link.
    [LoggerMessage(Level = LogLevel.Debug, Message = "An answer to a sign-in that was not begun here is refused: {Reason}")]
    private static partial void NobodyAsked(ILogger logger, string reason);
}
