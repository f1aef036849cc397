using System.Security.Claims;

namespace Portal.Shared.Identity;

/// <summary>What the portal reads from a signed-in principal.</summary>
public static class PortalUser
{
    /// <summary>Role of those who may see the administration pages and the job dashboard.</summary>
    public const string AdministratorRole = "administrator";

    /// <summary>Name of the authorization policy for administrators.</summary>
    public const string AdministratorPolicy = "administrator";

    /// <summary>The user's id: the owner of what the user makes, stable for ever.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static string Id(this ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The name shown to people; the id where there is none.</summary>
    public static string DisplayName(this ClaimsPrincipal user) => user.Identity?.Name ?? user.Id();
}
