using System.Text.RegularExpressions;

namespace Portal.EndToEnd.Hosting;

/// <summary>What lets a form of somebody's reach its handler: the antiforgery cookie, and the token that goes with it.</summary>
public sealed partial record FormToken(string Cookie, string Token)
{
    /// <summary>Reads them from a page that everybody may see.</summary>
    public static async Task<FormToken> OfAsync(PortalClient user)
    {
        var page = (await user.RawAsync(HttpMethod.Get, "/help")).Is(200);
        var cookies = page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(value => value.Split(';')[0]) : [];
        return new FormToken(string.Join("; ", cookies), TokenPattern().Match(page.Text).Groups[1].Value);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*? value=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();
}
