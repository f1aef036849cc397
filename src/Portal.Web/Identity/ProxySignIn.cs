using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Portal.Web.Identity;

/// <summary>
/// The user that a proxy names, in every request anew. Only a known proxy is believed: a request from elsewhere that names a user is
/// refused, and logged.
/// </summary>
internal sealed partial class ProxySignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ProxySettings settings,
    RoleRules roles,
    ProxyUsers users) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Proxy";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var ids = Request.Headers[settings.UserIdHeader];
        if (ids.Count == 0)
        {
            return AuthenticateResult.NoResult();
        }

        if (!BehindProxy.IsFromKnownProxy(Context))
        {
            NotOfTheProxy(Logger, settings.UserIdHeader, Context.Connection.RemoteIpAddress?.ToString() ?? "an unknown address");
            return AuthenticateResult.Fail("The user is named by somebody who is no known proxy.");
        }

        // Two ids, or one that is empty: nobody can say who it is.
        if (ids is not [{ } id] || string.IsNullOrWhiteSpace(id))
        {
            return AuthenticateResult.Fail($"{settings.UserIdHeader} does not name one user.");
        }

        var name = Only(settings.NameHeader) ?? id;
        await users.SeenAsync(Context, id, name);
        var token = new ClaimsPrincipal(new ClaimsIdentity(Groups().Select(group => new Claim(roles.Claim, group))));
        return AuthenticateResult.Success(new AuthenticationTicket(PortalIdentity.PrincipalOf(id, name, roles.RolesOf(token)), Name));
    }

    private string? Only(string? header) =>
        header is not null && Request.Headers[header] is [{ } value] && !string.IsNullOrWhiteSpace(value) ? value : null;

    private IEnumerable<string> Groups() => settings.GroupsHeader is null
        ? []
        : Request.Headers[settings.GroupsHeader]
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Header {Header} of a request from {Address} is refused: the address is no known proxy")]
    private static partial void NotOfTheProxy(ILogger logger, string header, string address);
}

/// <summary>Tells of each user that a proxy names, once an hour, as of a sign-in.</summary>
internal sealed class ProxyUsers(TimeProvider time)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Each = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Id, string Name), DateTimeOffset> told = new();

    public async Task SeenAsync(HttpContext context, string id, string name)
    {
        var now = time.GetUtcNow();
        if (told.TryGetValue((id, name), out var last) && now - last < Each)
        {
            return;
        }

        await context.TellSignedInAsync(id, name);
        if (told.Count >= Most)
        {
            told.Clear();
        }

        told[(id, name)] = now;
    }
}
