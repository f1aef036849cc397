using Microsoft.AspNetCore.Hosting;

namespace Portal.EndToEnd.Api;

/// <summary>What pages of other sites send is refused, also behind a proxy that changes the host; their links open.</summary>
public sealed class CrossSiteTests : FreshPortalTests
{
    private const string Public = "https://webviz.example.org";

    private string session = "";

    /// <summary>Headers, and whether a request with them is taken.</summary>
    public static TheoryData<string?, string?, bool> Senders => new()
    {
        { null, null, true },
        { "same-origin", null, true },
        { "none", null, true },
        { "cross-site", null, false },
        { "same-site", null, false },
        { "something-new", null, false },
        { "same-origin", "https://evil.example", true },
        { "same-site", Public, false },
        { null, Public, true },
        { null, "https://webviz.example.org:443", true },
        { null, "https://partner.example.org", true },
        { null, "{own}", true },
        { null, "https://evil.example", false },
        { null, "http://webviz.example.org", false },
        { null, "https://webviz.example.org.evil.example", false },
        { null, "https://webviz.example.org/path", false },
        { null, "null", false },
        { null, "", false },
    };

    protected override void Configure(IWebHostBuilder builder)
    {
        builder.UseSetting("PublicUrl", Public);
        builder.UseSetting("AllowedOrigins:0", "https://partner.example.org");
    }

    protected override async Task PrepareAsync() => session = await Ann.CreateSessionAsync("asked for by others");

    [Theory]
    [MemberData(nameof(Senders))]
    public async Task Calls_of_the_api_are_taken_or_refused(string? site, string? origin, bool isTaken)
    {
        var headers = HeadersOf(site, origin);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Put })
        {
            var answer = await Ann.RawAsync(method, $"{Ann.Prefix}/sessions/{session}", null, headers);
            Assert.Equal(isTaken ? (method == HttpMethod.Put ? 415 : 200) : 403, answer.Status);
        }

        if (!isTaken)
        {
            (await Ann.GetAsync("/sessions", headers)).IsError(403, "AuthorizationError");
        }
    }

    [Theory]
    [MemberData(nameof(Senders))]
    public async Task Forms_are_taken_or_refused_and_links_always_open(string? site, string? origin, bool isTaken)
    {
        var headers = HeadersOf(site, origin);
        using var ada = await Server.SignInAsync("ada");
        foreach (var (client, path, taken) in new[]
            {
                (Ann, "/sessions/selected?handler=Duplicate", 400),
                (Ann, "/sign-out", 400),
                (Ann, "/sign-in/development", 400),
                (ada, "/hangfire/stats", 400),
            })
        {
            using var form = new FormUrlEncodedContent([new("id", session)]);
            Assert.Equal(isTaken ? taken : 403, (await client.RawAsync(HttpMethod.Post, path, form, headers)).Status);
        }

        (await Ann.RawAsync(HttpMethod.Get, $"/session/{session}", null, headers)).Is(200);
        (await Ann.RawAsync(HttpMethod.Get, "/api/login", null, headers)).Is(302);
    }

    private (string, string)[] HeadersOf(string? site, string? origin) =>
        [
            .. new[]
            {
                ("Sec-Fetch-Site", site),
                ("Origin", origin?.Replace("{own}", Server.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)),
            }
                .Where(header => header.Item2 is not null)
                .Select(header => (header.Item1, header.Item2!)),];
}
