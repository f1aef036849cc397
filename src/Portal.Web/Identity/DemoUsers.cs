namespace Portal.Web.Identity;

/// <summary>A user of the development mode; the name is the id.</summary>
internal sealed record DemoUser(string Name, string Role, bool IsAdministrator = false);

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
