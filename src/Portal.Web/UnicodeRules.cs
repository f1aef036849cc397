using System.Globalization;

namespace Portal.Web;

/// <summary>
/// What the process takes from ICU and what it does not: Unicode's normalization, by which titles are matched, but no culture. Numbers,
/// dates and comparisons are those of the invariant culture on every machine.
/// </summary>
internal static class UnicodeRules
{
    /// <summary>What stands in the way of a start; null for nothing.</summary>
    public static string? Problem =>
        "A\u030A".Normalize() == "\u00C5"
            ? null
            : "Titles cannot be matched: this process runs without ICU (System.Globalization.Invariant), so composed and decomposed "
                + "letters differ. "
                + "Install libicu, and remove DOTNET_SYSTEM_GLOBALIZATION_INVARIANT from the environment.";

    /// <summary>Makes the invariant culture that of all threads, whatever LANG says.</summary>
    public static void FixCulture()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    }
}
