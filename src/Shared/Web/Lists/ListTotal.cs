using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Portal.Shared.Web.Lists;

/// <summary>How many there are, counted no further than a thousand.</summary>
public static class ListTotal
{
    /// <summary>Counted exactly up to here.</summary>
    public const int Most = 1_000;

    /// <summary>Whether a list is asked for its total alone, so that no list waits for a count.</summary>
    public static bool IsAsked(HttpRequest request) => request.Query["part"] == "total";

    /// <summary>"214", "1,000", and "1,000+" for more.</summary>
    public static string InWords(int counted) =>
        Math.Min(counted, Most).ToString("N0", CultureInfo.InvariantCulture) + (counted > Most ? "+" : "");
}
