using System.Security.Claims;
using Portal.Shared.Identity;

namespace Portal.Web.Identity;

/// <summary>Section <c>Authentication:Roles</c>: which values of a claim make an administrator. Without any, nobody is one.</summary>
/// <param name="Claim">Type of the claim; a token may have it several times.</param>
/// <param name="Administrators">Values of it, compared exactly.</param>
internal sealed record RoleRules(string Claim, IReadOnlyList<string> Administrators)
{
    private const string Section = $"{AuthenticationModes.Root}:Roles";

    /// <param name="configuration">The portal's configuration.</param>
    /// <param name="defaultClaim">The claim where the section names none.</param>
    public static RoleRules Read(IConfiguration configuration, string defaultClaim)
    {
        var section = configuration.GetSection(Section);
        var claim = section["Claim"] is { Length: > 0 } named ? named : defaultClaim;
        return new RoleRules(claim, section.GetSection("Administrators").Get<string[]>() ?? []);
    }

    /// <summary>The roles that a token's claims give.</summary>
    public IEnumerable<string> RolesOf(ClaimsPrincipal token)
    {
        if (token.FindAll(Claim).Any(claim => Administrators.Contains(claim.Value)))
        {
            yield return PortalUser.AdministratorRole;
        }
    }
}
