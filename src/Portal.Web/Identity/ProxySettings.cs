namespace Portal.Web.Identity;

/// <summary>Section <c>Authentication:Proxy</c>: in which headers a proxy that signs people in names them.</summary>
/// <param name="UserIdHeader">Header of the user's id.</param>
/// <param name="NameHeader">Header of the name that people see; null shows the id.</param>
/// <param name="GroupsHeader">Header of the groups that roles are given to, with commas between them; null for none.</param>
/// <param name="SignOutUrl">Where the proxy signs out, a path or an address; null where nobody can sign out.</param>
internal sealed record ProxySettings(string UserIdHeader, string? NameHeader, string? GroupsHeader, string? SignOutUrl)
{
    /// <summary>What roles are given to is a claim of this type, made of the header.</summary>
    public const string GroupsClaim = "groups";

    private const string Section = $"{AuthenticationModes.Root}:Proxy";

    /// <exception cref="InvalidOperationException">A setting is missing or is of no use.</exception>
    public static ProxySettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var userId = section.RequiredText("UserIdHeader", AuthenticationMode.Proxy);
        if (!BehindProxy.HasKnown(configuration))
        {
            throw new InvalidOperationException(
                $"{AuthenticationModes.Setting} Proxy needs ForwardedHeaders:KnownProxies or ForwardedHeaders:KnownNetworks: users are "
                    + "taken from these alone.");
        }

        var signOut = section.Text("SignOutUrl");
        if (signOut is not null && !IsPath(signOut) && !IsAddress(signOut))
        {
            throw new InvalidOperationException($"{Section}:SignOutUrl is '{signOut}'. It must be a path or an https address.");
        }

        return new ProxySettings(userId, section.Text("NameHeader"), section.Text("GroupsHeader"), signOut);
    }

    private static bool IsPath(string text) => text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal);

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;
}
