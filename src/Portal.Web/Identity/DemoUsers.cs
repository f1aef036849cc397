using System.Security.Claims;
using Portal.Shared.Identity;

namespace Portal.Web.Identity;

/// <summary>A user of the development mode; the name is the id.</summary>
internal sealed record DemoUser(string Name, string Role, bool IsAdministrator = false)
{
    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, Name), new(ClaimTypes.Name, Name) };
        if (IsAdministrator)
        {
            claims.Add(new Claim(ClaimTypes.Role, PortalUser.AdministratorRole));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }
}

internal static class DemoUsers
{
    public static IReadOnlyList<DemoUser> All { get; } =
    [
        new("ann", "geologist"),
        new("bob", "reservoir engineer"),
        new("cleo", "production engineer"),
        new("ada", "administrator", IsAdministrator: true),
    ];
}
