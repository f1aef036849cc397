using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Portal.EndToEnd.Api;

public sealed class SizeLimitTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private const int Max = TestData.MaxContentSizeBytes;

    private readonly PortalClient ann = portal.Ann;
    private readonly string tag = TestData.Tag();

    /// <summary>A unit of content as it stands in the request's JSON, and how many bytes of UTF-8 it means.</summary>
    public static TheoryData<string, int> Units =>
        new()
        {
            { "x", 1 },
            { "\\u0078", 1 },
            { "\\b", 1 },
            { "\\u000c", 1 },
            { "\\\"", 1 },
            { "\\\\", 1 },
            { "\\n", 1 },
            { "é", 2 },
            { "\\u00e9", 2 },
            { "☃", 3 },
            { "\\u2603", 3 },
            { "😀", 4 },
            { "\\ud83d\\ude00", 4 },
        };

    [Theory]
    [MemberData(nameof(Units))]
    public async Task Content_may_have_exactly_the_limit_however_it_is_written(string unit, int bytes)
    {
        foreach (var route in new[] { "/sessions", "/snapshots" })
        {
            var id = (await ann.PostAsync(route, Body(unit, bytes, Max))).Is(200).Json.GetString();
            var answer = (await ann.GetAsync($"{route}/{id}")).Is(200);
            Assert.Equal(Max, Encoding.UTF8.GetByteCount(answer.Content));
            Assert.Equal(TestData.HashOf(answer.Content), answer.Metadata.GetProperty("contentHash").GetString());

            var refused = (await ann.PostAsync(route, Body(unit, bytes, Max + 1))).IsError(413, "ContentTooLargeError");
            Assert.Contains("1.5", refused.ErrorMessage, StringComparison.Ordinal);
            Assert.Contains("MB", refused.ErrorMessage, StringComparison.Ordinal);
        }
    }

    /// <summary>
    /// Twice the size is the limit of the literal: a third of its bytes as control characters, of six bytes each, and one more.
    /// </summary>
    [Theory]
    [InlineData("\\u0001", 6)]
    [InlineData("\\u0000", 6)]
    [InlineData("\\u001f", 6)]
    public async Task Content_may_have_exactly_the_limit_as_json(string unit, int bytes)
    {
        foreach (var route in new[] { "/sessions", "/snapshots" })
        {
            var id = (await ann.PostAsync(route, Body(unit, bytes, Max * 2))).Is(200).Json.GetString();
            Assert.Equal(Max * 2 / bytes, Encoding.UTF8.GetByteCount((await ann.GetAsync($"{route}/{id}")).Is(200).Content));

            var refused = (await ann.PostAsync(route, Body(unit, bytes, (Max * 2) + 1))).IsError(413, "ContentTooLargeError");
            Assert.Contains("as JSON", refused.ErrorMessage, StringComparison.Ordinal);
            Assert.Contains("3.01 MB of 3 MB", refused.ErrorMessage, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_save_over_the_limit_changes_nothing()
    {
        var id = await ann.CreateSessionAsync(tag, null, "one");
        (await ann.PutAsync($"/sessions/{id}", new { content = new string('x', Max) })).Is(200);
        (await ann.PutAsync($"/sessions/{id}", new { content = new string('x', Max + 1) })).IsError(413, "ContentTooLargeError");
        (await ann.PutAsync($"/sessions/{id}", new { content = new string('\u0001', Max / 2) })).IsError(413, "ContentTooLargeError");
        Assert.Equal(2, (await ann.GetAsync($"/sessions/metadata/{id}")).Json.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_request_that_announces_a_huge_body_is_refused_before_it_is_read()
    {
        var watch = Stopwatch.StartNew();
        var answer = await SendHeadAsync("Content-Length: 100000000");
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("ContentTooLargeError", answer, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_read_no_further_than_the_limit()
    {
        var answer = await SendHeadAsync("Transfer-Encoding: chunked", SendChunksAsync);
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("ContentTooLargeError", answer, StringComparison.Ordinal);
    }

    private string Body(string unit, int bytes, int size) => "{\"title\":\"" + tag + "\",\"description\":null,\"content\":\""
        + string.Concat(Enumerable.Repeat(unit, size / bytes)) + new string('x', size % bytes) + "\"}";

    /// <summary>Twelve megabytes, just over what a body may have, or as much of them as the server takes.</summary>
    private static async Task SendChunksAsync(NetworkStream stream)
    {
        var chunk = Encoding.ASCII.GetBytes($"10000\r\n{new string(' ', 0x10000)}\r\n");
        try
        {
            for (var sent = 0; sent < 192; sent++)
            {
                await stream.WriteAsync(chunk);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The server has answered and closed.
        }
    }

    /// <summary>Sends a head, and a body while it waits for the answer, or never one.</summary>
    private async Task<string> SendHeadAsync(string header, Func<NetworkStream, Task>? sendBody = null)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(ann.Address.Host, ann.Address.Port);
        await using var stream = socket.GetStream();
        var head = $"POST {ann.Prefix}/sessions HTTP/1.1\r\nHost: {ann.Address.Authority}\r\nCookie: {ann.Cookie}\r\n"
            + $"Content-Type: application/json\r\n{header}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        var sending = sendBody?.Invoke(stream) ?? Task.CompletedTask;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var buffer = new byte[8192];
        var answer = new StringBuilder();
        while (!answer.ToString().Contains("ContentTooLargeError", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, patience.Token);
            if (read == 0)
            {
                break;
            }

            answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        socket.Close();
        await sending;
        return answer.ToString();
    }
}
