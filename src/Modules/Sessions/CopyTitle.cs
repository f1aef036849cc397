using Portal.Content;
using Portal.Shared.Api;

namespace Portal.Sessions;

/// <summary>The title of a copy: "Drogon (copy)", then "Drogon (copy 2)", never longer than a title may be.</summary>
internal static class CopyTitle
{
    public static string Of(string title)
    {
        var (stem, number) = Read(PortalText.Shown(title, SessionDetails.Untitled));
        var mark = number == 1 ? " (copy)" : $" (copy {number})";
        return PortalText.Cut(stem, Limits.MaxTitleLength - mark.Length).TrimEnd() + mark;
    }

    /// <summary>The title of an old version that became a session: "Drogon (version 3)".</summary>
    public static string OfVersion(string title, int version)
    {
        var mark = $" (version {version})";
        return PortalText.Cut(PortalText.Shown(title, SessionDetails.Untitled), Limits.MaxTitleLength - mark.Length).TrimEnd() + mark;
    }

    private static (string Stem, int Number) Read(string title)
    {
        var open = title.LastIndexOf(" (copy", StringComparison.Ordinal);
        if (open <= 0 || title[^1] != ')')
        {
            return (title, 1);
        }

        var between = title[(open + " (copy".Length)..^1];
        return between.Length == 0 ? (title[..open], 2)
            : int.TryParse(between, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is > 1 and < 1000
                ? (title[..open], number + 1)
            : (title, 1);
    }
}
