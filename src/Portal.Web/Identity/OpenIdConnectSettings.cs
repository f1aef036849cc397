namespace Portal.Web.Identity;

/// <summary>Section <c>Authentication:OpenIdConnect</c>: the provider that people sign in with, and what is read of its tokens.</summary>
/// <param name="Authority">Address of the provider; its metadata is below it, at <c>.well-known/openid-configuration</c>.</param>
/// <param name="ClientId">Name of the portal at the provider.</param>
/// <param name="ClientSecret">The portal's secret there; null for a public client, which PKCE protects alone.</param>
/// <param name="Scopes">What is asked for; <c>openid</c> is always.</param>
/// <param name="UserIdClaim">Claim of the user's id; null is <c>oid</c> where the token has one, else <c>sub</c>.</param>
/// <param name="NameClaim">Claim of the name that people see.</param>
/// <param name="GroupsClaim">Claim with the groups that roles are given to.</param>
/// <param name="RequireHttpsMetadata">Whether the provider must be reached by HTTPS; false is for tests.</param>
internal sealed record OpenIdConnectSettings(
    Uri Authority,
    string ClientId,
    string? ClientSecret,
    IReadOnlyList<string> Scopes,
    string? UserIdClaim,
    string NameClaim,
    string GroupsClaim,
    bool RequireHttpsMetadata)
{
    public const string Section = $"{AuthenticationModes.Root}:OpenIdConnect";

    /// <summary>What the id of a user is read from, the first that there is.</summary>
    public IReadOnlyList<string> UserIdClaims => UserIdClaim is null ? ["oid", "sub"] : [UserIdClaim];

    /// <exception cref="InvalidOperationException">A setting is missing or is of no use.</exception>
    public static OpenIdConnectSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var requireHttps = section.GetValue("RequireHttpsMetadata", defaultValue: true);
        return new OpenIdConnectSettings(
            AuthorityOf(section.RequiredText("Authority", AuthenticationMode.OpenIdConnect), requireHttps),
            section.RequiredText("ClientId", AuthenticationMode.OpenIdConnect),
            section.Text("ClientSecret"),
            (section.Text("Scopes") ?? "openid profile email").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            section.Text("UserIdClaim"),
            section.Text("NameClaim") ?? "name",
            section.Text("GroupsClaim") ?? "groups",
            requireHttps);
    }

    private static Uri AuthorityOf(string text, bool requireHttps) =>
        Uri.TryCreate(text, UriKind.Absolute, out var authority)
        && (authority.Scheme == Uri.UriSchemeHttps || (!requireHttps && authority.Scheme == Uri.UriSchemeHttp))
            ? authority
            : throw new InvalidOperationException($"{Section}:Authority is '{text}'. It must be an https address.");
}
