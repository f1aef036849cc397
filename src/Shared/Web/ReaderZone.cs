using Microsoft.AspNetCore.Http;

namespace Portal.Shared.Web;

/// <summary>The reader's time zone, which the browser tells in the cookie <c>tz</c>.</summary>
internal static class ReaderZone
{
    /// <summary>The zone; null until the browser has told it.</summary>
    public static TimeZoneInfo? Find(HttpRequest request) =>
        request.Cookies["tz"] is { Length: > 0 and < 64 } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    /// <summary>The zone in which days are meant: the reader's, else UTC.</summary>
    public static TimeZoneInfo Of(HttpRequest request) => Find(request) ?? TimeZoneInfo.Utc;
}
