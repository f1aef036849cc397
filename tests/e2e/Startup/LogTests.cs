using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Portal.Content;
using Portal.Web;

namespace Portal.EndToEnd.Startup;

/// <summary>The log is for what an operator would act on, and nobody else writes into it.</summary>
public sealed class LogTests
{
    private static readonly string[] Foreign =
    [
        "webviz-portal=CfDJ8NonsenseOfAnotherPortal",
        "webviz-portal-form=CfDJ8NonsenseOfAnotherPortal",
        "webviz-portal-toast=CfDJ8NonsenseOfAnotherPortal",
        "webviz-portal=chunks-3; webviz-portalC1=x",
        "webviz-portal=%00%FF; webviz-portal-form=%C3; webviz-portal-toast=\"",
    ];

    private static readonly string[] Forged = ["warn: forged", "fail: forged", "forged", "<2>forged"];

    [Fact]
    public async Task A_cookie_of_ours_that_cannot_be_read_is_deleted_and_said_at_debug()
    {
        using var log = new LogCapture();
        await using var server = await PortalServer.StartAsync(builder => log.Listen(builder, LogLevel.Debug));
        log.Clear();
        using var ann = await server.SignInAsync("ann");
        foreach (var cookie in Foreign)
        {
            using var nobody = new PortalClient(server.Address, cookie);
            var answer = await nobody.RawAsync(HttpMethod.Get, "/sessions");
            Assert.Equal(302, answer.Status);
            if (cookie.StartsWith("webviz-portal=", StringComparison.Ordinal))
            {
                Assert.Contains("webviz-portal=; expires=Thu, 01 Jan 1970", answer.Header("Set-Cookie"), StringComparison.Ordinal);
                Assert.Contains(
                    "webviz-portal=;",
                    (await nobody.GetAsync("/sessions")).Is(401).Header("Set-Cookie"),
                    StringComparison.Ordinal);
            }

            using var signedIn = new PortalClient(
                server.Address,
                $"{ann.Cookie}; {cookie.Replace("webviz-portal=", "other=", StringComparison.Ordinal)}");
            (await signedIn.RawAsync(HttpMethod.Get, "/")).Is(200);
            using var form = new FormUrlEncodedContent([new("item", "x")]);
            (await signedIn.RawAsync(HttpMethod.Post, "/trash?handler=Restore", form)).Is(400);
        }

        Assert.Empty(log.OwnAlarms);
        Assert.Contains(
            log.All,
            entry =>
                entry.Level == LogLevel.Debug
                && entry.Category.Contains("Antiforgery", StringComparison.Ordinal)
                && entry.Exception is not null);
        Assert.Contains(log.All, entry => entry.Level == LogLevel.Debug && entry.Text.Contains("sign-in cookie", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_signs_in_with_a_bad_cookie_gets_a_good_one()
    {
        await using var server = await PortalServer.StartAsync();
        using var nobody = new PortalClient(server.Address, Foreign[0]);
        using var form = new FormUrlEncodedContent([new("user", "ann")]);
        var set = (await nobody.RawAsync(HttpMethod.Post, "/sign-in/development", form)).Is(302).Headers.GetValues("Set-Cookie");
        Assert.DoesNotContain("expires=Thu, 01 Jan 1970", Assert.Single(set), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain words, Ærøy 😀", "plain words, Ærøy 😀")]
    [InlineData("one\nwarn: two", "one\\u000Awarn: two")]
    [InlineData("\u001b[2J\r\t\u2028\u2029\u0085\u202e\u200b", "\\u001B[2J\\u000D\\u0009\\u2028\\u2029\\u0085\\u202E\\u200B")]
    public void Nothing_invisible_stands_in_a_line_of_the_log(string text, string line) => Assert.Equal(line, LogLines.OneLine(text));

    [Theory]
    [InlineData("lines")]
    [InlineData("simple")]
    [InlineData("systemd")]
    [InlineData("json")]
    public async Task What_clients_send_is_no_line_of_the_log(string formatter)
    {
        using var folder = new TempFolder();
        using var portal = await PortalProcess.StartAsync(
            folder.File("portal.db"), "Logging:LogLevel:Microsoft=Trace", "Logging:LogLevel:Default=Trace",
            $"Logging:Console:FormatterName={formatter}", "Logging:Console:FormatterOptions:IncludeScopes=true");
        using var ann = await PortalClient.SignInAsync(portal.Address, "ann");
        (
            await ann.GetAsync(
                "/sessions/%0Awarn:%20forged%1B[31m%E2%80%A8%0D%0A%3C2%3Eforged",
                ("User-Agent", "a\tb\u001b[2J"),
                ("Idempotency-Key", "k\u001b[2J"))).Is(404);
        (await ann.RawAsync(HttpMethod.Get, "/session/%0Afail:%20forged%C2%85forged")).Is(404);
        (await ann.RawAsync(HttpMethod.Get, "/sessions?q=%0Afail:%20forged&handler=%0Dforged%1B[2J")).Is(405);
        await ann.CreateSessionAsync("\u2028forged \u202e");
        await Eventually.HoldsAsync(() => Task.FromResult(portal.Output.Contains("forged", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            portal.Output.Split('\n'),
            line => Forged.Any(start => line.TrimStart().StartsWith(start, StringComparison.Ordinal)));
        Assert.DoesNotContain(portal.Output, letter => letter is '\u001b' or '\u2028' or '\u0085' or '\u202e');
    }

    [Fact]
    public async Task Clients_that_vanish_are_nothing_to_act_on()
    {
        using var log = new LogCapture();
        await using (var server = await PortalServer.StartAsync(builder => log.Listen(builder)))
        {
            log.Clear();
            using var ann = await server.SignInAsync("ann");
            for (var made = 0; made < 6; made++)
            {
                await ann.CreateSessionAsync($"large {made}", null, new string('x', 1_500_000));
            }

            foreach (var line in new[]
                {
                    "GET /my-data?handler=Export",
                    $"GET {ann.Prefix}/me/export",
                    "GET /",
                    "GET /sessions",
                    $"GET {ann.Prefix}/sessions",
                    "POST /trash?handler=Restore",
                    $"POST {ann.Prefix}/sessions",
                    "POST /hangfire/stats",
                    "POST /sign-in/development",
                })
            {
                await VanishAsync(server.Address, ann.Cookie!, line);
            }
        }

        Assert.Empty(log.OwnAlarms);
    }

    /// <summary>Closes with a reset: at once, and with the answer under way.</summary>
    private static async Task VanishAsync(Uri address, string cookie, string line)
    {
        foreach (var isAnswering in new[] { false, true })
        {
            using var socket = new TcpClient { LingerState = new LingerOption(enable: true, seconds: 0) };
            await socket.ConnectAsync(address.Host, address.Port);
            var type = line.Contains("persistence", StringComparison.Ordinal) ? "application/json" : "application/x-www-form-urlencoded";
            var body = line.StartsWith("POST", StringComparison.Ordinal)
                ? $"Content-Type: {type}\r\nContent-Length: 1000\r\n\r\n{{\"title"
                : "\r\n";
            await socket
                .GetStream()
                .WriteAsync(
                    System.Text.Encoding.ASCII.GetBytes($"{line} HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: {cookie}\r\n{body}"));
            if (isAnswering && line.StartsWith("GET", StringComparison.Ordinal))
            {
                _ = await socket.GetStream().ReadAsync(new byte[1]);
            }
        }
    }
}
