using System.Globalization;

namespace Portal.Shared.Web.Lists;

/// <summary>Days from and to which a list is filtered, both included, in the reader's time zone.</summary>
internal sealed record DayRange
{
    private readonly DateOnly? from;
    private readonly DateOnly? to;

    private DayRange(string? from, string? to)
    {
        var areRead = TryRead(from, out this.from) & TryRead(to, out this.to);
        Problem = !areRead ? "A date is a year, a month and a day."
            : this.from > this.to ? "The first day is after the last."
            : null;
        (From, To) = (from, to);
    }

    /// <summary>The first day as it was given; null for none.</summary>
    public string? From { get; }

    /// <summary>The last day as it was given; null for none.</summary>
    public string? To { get; }

    /// <summary>Why nothing can lie in the range; null for a possible one.</summary>
    public string? Problem { get; }

    /// <summary>Whether anything was given.</summary>
    public bool IsSet => From is not null || To is not null;

    /// <summary>Reads two dates as date inputs send them; empty ones are none.</summary>
    public static DayRange Read(string? from, string? to) => new(Some(from), Some(to));

    /// <summary>The first instant; null for no bound.</summary>
    public DateTimeOffset? Start(TimeZoneInfo zone) => from is { } day ? Midnight(day, zone) : null;

    /// <summary>The last instant, to the microsecond; null for no bound.</summary>
    public DateTimeOffset? End(TimeZoneInfo zone) =>
        to is { } day && day < DateOnly.MaxValue ? Midnight(day.AddDays(1), zone).AddMicroseconds(-1) : null;

    /// <summary>"1 Sep – 22 Nov 2026", "from 1 Sep 2026", "until 22 Nov 2026"; empty where nothing is set.</summary>
    public override string ToString() => (from, to) switch
    {
        ({ } first, { } last) => $"{InWords(first, last.Year)} – {InWords(last)}",
        ({ } first, null) => $"from {InWords(first)}",
        (null, { } last) => $"until {InWords(last)}",
        _ => "",
    };

    private static string InWords(DateOnly day, int? sameYear = null) =>
        day.ToString(day.Year == sameYear ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where clocks go forward at midnight the day begins an hour later.
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(30);
        }

        // Where midnight comes twice, the day begins with the first.
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return Instant(midnight, offset);
    }

    private static DateTimeOffset Instant(DateTime local, TimeSpan offset) =>
        local.Ticks < offset.Ticks ? DateTimeOffset.MinValue : new DateTimeOffset(local, offset).ToUniversalTime();

    private static bool TryRead(string? text, out DateOnly? day)
    {
        var isRead = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = isRead ? read : null;
        return isRead || text is null;
    }

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
