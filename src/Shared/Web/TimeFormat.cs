using System.Globalization;

namespace Portal.Shared.Web;

/// <summary>
/// Instants in the words of people. <c>Browser/ago.ts</c> says the same and keeps it true: <c>tests/data/time-words.json</c> holds both
/// equal.
/// </summary>
internal static class TimeFormat
{
    private static readonly TimeSpan HoursCountUntil = TimeSpan.FromHours(6);

    /// <summary>For the attribute <c>datetime</c>: "2026-11-23T10:12:05Z".</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// "just now", "6 min ago", "2 h ago", then the day: "Today 07:51", "Yesterday 16:20", "20 Nov 15:31", "12 Aug 2025".
    /// </summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var passed = now - at;
        if (passed >= TimeSpan.Zero && passed < HoursCountUntil)
        {
            return passed.TotalMinutes < 1 ? "just now"
                : passed.TotalHours < 1 ? $"{(int)passed.TotalMinutes} min ago"
                : $"{(int)passed.TotalHours} h ago";
        }

        var (there, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        return (today.Date - there.Date).Days switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"Today {there:HH:mm}"),
            1 => string.Create(CultureInfo.InvariantCulture, $"Yesterday {there:HH:mm}"),
            _ => there.ToString(there.Year == today.Year ? "d MMM HH:mm" : "d MMM yyyy", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The same without a day or an hour of any zone: "just now", "6 min ago", "3 days ago", "in 2 months".</summary>
    public static string Apart(DateTimeOffset at, DateTimeOffset now)
    {
        var apart = (now - at).Duration();
        var words = apart switch
        {
            { TotalMinutes: < 1 } => null,
            { TotalHours: < 1 } => $"{(int)apart.TotalMinutes} min",
            { TotalDays: < 1 } => $"{(int)apart.TotalHours} h",
            { TotalDays: < 60 } => Counted((int)apart.TotalDays, "day"),
            { TotalDays: < 730 } => Counted((int)(apart.TotalDays / 30.44), "month"),
            _ => Counted((int)(apart.TotalDays / 365.25), "year"),
        };
        return words is null ? "just now" : at < now ? $"{words} ago" : $"in {words}";
    }

    /// <summary>"21 Nov at 15:41", with the year where it is another one.</summary>
    public static string OnDay(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (there, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        return there.ToString(there.Year == today.Year ? "d MMM 'at' HH:mm" : "d MMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>"23 November 2026 at 10:12:05", as the reader's clock showed it.</summary>
    public static string InFull(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMMM yyyy 'at' HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
