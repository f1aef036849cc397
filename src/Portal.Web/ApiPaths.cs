using Microsoft.AspNetCore.Http;

namespace Portal.Web;

/// <summary>Which paths are the API's, where a missing sign-in is a 401 and not a page.</summary>
internal static class ApiPaths
{
    /// <summary>Whether a path is the API's.</summary>
    public static bool IsApi(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/persistence");
}
