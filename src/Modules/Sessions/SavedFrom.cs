namespace Portal.Sessions;

/// <summary>Names the browser that saved, so that a conflict can say where the other change came from.</summary>
internal static class SavedFrom
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <summary>"Firefox on Linux"; null for a user agent that is no browser.</summary>
    public static string? Of(string? userAgent)
    {
        if (userAgent is null || Name(Browsers, userAgent) is not { } browser)
        {
            return null;
        }

        return Name(Systems, userAgent) is { } system ? $"{browser} on {system}" : browser;
    }

    private static string? Name((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(candidate => userAgent.Contains(candidate.Mark, StringComparison.Ordinal)).Name;
}
