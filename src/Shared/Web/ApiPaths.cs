using Microsoft.AspNetCore.Http;

namespace Portal.Shared.Web;

/// <summary>Which paths are the API's, where a missing sign-in is a 401 and not a page.</summary>
public static class ApiPaths
{
    /// <summary>Whether a path is the API's.</summary>
    public static bool IsApi(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/persistence");
}

/// <summary>Paths to go back to.</summary>
public static class LocalPath
{
    /// <summary>The path if it leads to this portal and nowhere else; otherwise the start page.</summary>
    public static string OrStart(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl)
            ? path
            : "/";
}
