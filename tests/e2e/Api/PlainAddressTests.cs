using System.Text.Json;
using Microsoft.AspNetCore.Hosting;

namespace Portal.EndToEnd.Api;

/// <summary>A link that lost its form on the way leads to the plain address, and nowhere else.</summary>
public sealed class PlainAddressTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private const string Id = "AbC-_9xyzQ12";

    private static readonly JsonElement Table = JsonSerializer.Deserialize<JsonElement>(TestData.Read("addresses.json"));

    /// <summary>The table that the browser's tests read, too.</summary>
    public static TheoryData<string, string?> Cases
    {
        get
        {
            var cases = new TheoryData<string, string?>();
            foreach (var row in Table.GetProperty("cases").EnumerateArray())
            {
                cases.Add(row.GetProperty("sent").GetString()!, row.GetProperty("plain").GetString());
            }

            return cases;
        }
    }

    [Theory]
    [Trait("Scenario", "S122")]
    [MemberData(nameof(Cases))]
    public async Task An_address_is_what_the_table_says(string sent, string? plain)
    {
        var answer = await RawRequest.AskAsync(portal.Server.Address, $"GET {sent} HTTP/1.1", $"Cookie: {portal.Ann.Cookie}");
        if (plain is null)
        {
            Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal);
        }
        else if (plain == sent)
        {
            Assert.DoesNotContain("HTTP/1.1 308", answer, StringComparison.Ordinal);
        }
        else
        {
            Assert.StartsWith("HTTP/1.1 308", answer, StringComparison.Ordinal);
            Assert.Contains($"\r\nLocation: {plain}\r\n", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [Trait("Scenario", "S122")]
    [InlineData("/SNAPSHOT/" + Id, "/snapshot/" + Id)]
    [InlineData("/Snapshot/" + Id + "/", "/snapshot/" + Id)]
    [InlineData("/session/" + Id + "/", "/session/" + Id)]
    [InlineData("/Sessions/" + Id, "/sessions/" + Id)]
    [InlineData("/sessions/" + Id + "/Edit/", "/sessions/" + Id + "/edit")]
    [InlineData("/sessions/" + Id + ".?handler=Export", "/sessions/" + Id + "?handler=Export")]
    [InlineData("/snapshots/", "/snapshots")]
    [InlineData("/SESSIONS?q=a%20b", "/sessions?q=a%20b")]
    [InlineData("/sessions).", "/sessions")]
    [InlineData("/Workbench/?draft=" + Id, "/workbench?draft=" + Id)]
    [InlineData("/sessions/Import.", "/sessions/import")]
    [InlineData("/%73napshot/" + Id, "/snapshot/" + Id)]
    [InlineData("/snapshot/%41bC-_9xyzQ12", "/snapshot/" + Id)]
    [InlineData("/snapshot/AbC%2D%5F9xyzQ12", "/snapshot/" + Id)]
    [InlineData("/snapshot/" + Id + "%2F", "/snapshot/" + Id)]
    [InlineData("/snapshot/" + Id + "%252E", "/snapshot/" + Id)]
    [InlineData("/snapshot/" + Id + "/).", "/snapshot/" + Id)]
    [InlineData("/SIGN-IN/", "/sign-in")]
    public async Task An_address_is_led_to_the_plain_one(string sent, string plain)
    {
        foreach (var head in new[] { $"GET {sent} HTTP/1.1", $"HEAD {sent} HTTP/1.1" })
        {
            var answer = await RawRequest.AskAsync(portal.Server.Address, head);
            Assert.StartsWith("HTTP/1.1 308", answer, StringComparison.Ordinal);
            Assert.Contains($"\r\nLocation: {plain}\r\n", answer, StringComparison.Ordinal);
        }

        Assert.NotEqual(308, (await portal.Ann.RawAsync(HttpMethod.Get, plain)).Status);
    }

    [Theory]
    [Trait("Scenario", "S122")]
    [InlineData(".")]
    [InlineData(")")]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("!")]
    [InlineData("%3F")]
    [InlineData("%22")]
    [InlineData("'")]
    [InlineData("%3E")]
    [InlineData("%5D")]
    [InlineData("%20")]
    [InlineData("%20%20")]
    [InlineData("%E2%80%8B")]
    [InlineData("%EF%BB%BF")]
    [InlineData("%C2%A0")]
    [InlineData("%E2%80%9D")]
    [InlineData("%E2%80%A6")]
    [InlineData("%E3%80%82")]
    [InlineData("%0A")]
    [InlineData("%5C")]
    [InlineData(").%E2%80%9D")]
    [InlineData("**")]
    [InlineData("./")]
    public async Task What_can_be_no_part_of_an_id_is_left_out(string tail)
    {
        foreach (var kind in new[] { "session", "sessions", "snapshot", "snapshots" })
        {
            var answer = await RawRequest.AskAsync(portal.Server.Address, $"GET /{kind}/{Id}{tail} HTTP/1.1");
            Assert.StartsWith("HTTP/1.1 308", answer, StringComparison.Ordinal);
            Assert.Contains($"\r\nLocation: /{kind}/{Id}\r\n", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/snapshot/" + Id + "x")]
    [InlineData("/snapshot/" + Id + "-")]
    [InlineData("/snapshot/" + Id + "x.")]
    [InlineData("/snapshot/" + Id + ".html")]
    [InlineData("/snapshot/AbC-_9xyzQ1.")]
    [InlineData("/snapshot/not-an-id")]
    [InlineData("/snapshot/%3Cb%3E")]
    [InlineData("//evil.example/snapshot/" + Id + ".")]
    [InlineData("/evil.example")]
    [InlineData("/evil.example.")]
    [InlineData("/%5Cevil.example/")]
    [InlineData("/snapshot/%2F%2Fevil.example")]
    [InlineData("/no/such/page/")]
    public async Task What_could_be_meant_otherwise_is_not_found(string sent)
    {
        var answer = await RawRequest.AskAsync(portal.Server.Address, $"GET {sent} HTTP/1.1", $"Cookie: {portal.Ann.Cookie}");
        Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nLocation:", answer, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "S122")]
    public async Task The_link_leads_to_what_was_meant()
    {
        var id = await portal.Ann.CreateSnapshotAsync(TestData.Tag());
        var plain = (await portal.Bob.RawAsync(HttpMethod.Get, $"/SNAPSHOT/{id})./")).Is(308).Header("Location")!;
        (await portal.Bob.RawAsync(HttpMethod.Get, plain)).Is(200);
    }

    [Fact]
    [Trait("Scenario", "S122")]
    public async Task Below_a_path_base_it_stays_below_it()
    {
        await using var server = await PortalServer.StartAsync(builder => builder.UseSetting("PathBase", "/portal"));
        using var nobody = new PortalClient(server.Address);
        foreach (var (sent, plain) in new[]
            {
                ($"/portal/snapshot/{Id}.", $"/portal/snapshot/{Id}"),
                ($"/PORTAL/session/{Id}", $"/portal/session/{Id}"),
                ("/portal/sessions/", "/portal/sessions"),
            })
        {
            Assert.Equal(plain, (await nobody.RawAsync(HttpMethod.Get, sent)).Is(308).Header("Location"));
        }

        Assert.Equal(
            "/portal/sign-in?returnUrl=%2Fportal%2F",
            (await nobody.RawAsync(HttpMethod.Get, "/portal/")).Is(302).Header("Location"));
    }
}
