using Microsoft.AspNetCore.Http;

namespace Portal.Shared.Web;

/// <summary>Paths to go back to after signing in.</summary>
public static class LocalPath
{
    /// <summary>
    /// The path, below the path base, if it leads to this portal and nowhere else; otherwise the start page. Fit for a Location header:
    /// what is not ASCII is percent-encoded.
    /// </summary>
    public static string Within(PathString pathBase, string? path)
    {
        var local = IsLocal(path) ? path! : "/";
        var below = new PathString(local.Split('?', '#')[0]).StartsWithSegments(pathBase) ? local : pathBase + local;
        return string.Concat(
            below
                .EnumerateRunes()
                .Select(rune => rune is { IsAscii: true, Value: not ' ' } ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
    }

    private static bool IsLocal(string? path) =>
        path is ['/', ..]
        && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Any(char.IsControl);
}
