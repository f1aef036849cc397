using System.Globalization;
using System.Text;

namespace Portal.Shared.Web;

/// <summary>Names of files that are made from titles.</summary>
public static class FileName
{
    /// <summary>A name that every system takes: the title without what is forbidden somewhere.</summary>
    /// <param name="title">Words of a user.</param>
    /// <param name="otherwise">The name where nothing is left of them.</param>
    public static string Of(string title, string otherwise)
    {
        var safe = string.Concat(title.EnumerateRunes().Select(rune => IsForbidden(rune) ? "_" : rune.ToString()));
        return safe.Trim(' ', '.') is { Length: > 0 } name ? name : otherwise;
    }

    private static bool IsForbidden(Rune rune) =>
        "\\/:*?\"<>|".Contains(rune.ToString(), StringComparison.Ordinal)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;
}
