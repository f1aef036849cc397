using System.Diagnostics;
using System.Text;
using CsCheck;
using Portal.Content;

namespace Portal.EndToEnd.Api;

/// <summary>Whatever is sent, the answer is quick, no server error, and an error that says what is wrong.</summary>
public sealed class MalformedInputTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly string[] Lists = ["/sessions", "/snapshots", "/snapshot_access_logs"];

    private static readonly string[] Names =
    [
        "cursor", "page_size", "sort_by", "sort_direction", "sort_lowercase", "filter_title", "filter_description", "filter_text",
        "filter_updated_from", "filter_updated_to", "filter_created_from", "filter_created_to", "filter_last_visited_from",
        "filter_last_visited_to", "filter_owner_id", "filter_snapshot_deleted", "unknown", "",
    ];

    private static readonly string[] Values =
    [
        "",
        "0",
        "1",
        "-1",
        "99999999999999999999",
        "1e3",
        "true",
        "asc",
        "metadata.title",
        "snapshot_metadata.title__lower",
        "%",
        "_",
        "\\",
        "'",
        "\"",
        "' OR 1=1 --",
        "\0",
        "\uFEFF",
        "\uFFFF",
        "😀",
        "9999-12-31",
        "0001-01-01",
        "9999-12-31T23:59:59.9999999-14:00",
        "0001-01-01T00:00:00+14:00",
        "2026-02-30",
        "2026-01-01T25:00:00Z",
        "null",
        "[]",
        "{}",
        "*",
        "AAAAAAAAAAAA",
    ];

    private static readonly string[] Tokens =
    [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "\\u",
        "\\ud800",
        "\\u0000",
        "null",
        "true",
        "0",
        "-",
        "1e999",
        "\"title\"",
        "\"description\"",
        "\"content\"",
        "\"sourceSessionId\"",
        "\"a\"",
        "\"\"",
        "\"title\":\"a\"",
        "\"description\":null",
        "\"content\":\"{}\"",
        "\"content\":{}",
        "\"\\u0007\"",
        " ",
        "\n",
        "//x",
        "\uFEFF",
        "😀",
        "\"__proto__\":{}",
        "\"$type\":\"x\"",
        "\"Title\":\"b\"",
    ];

    private static readonly Gen<string> Text = Gen.OneOf<string>(
        Gen.OneOf(Values), Gen.String[0, 20], Gen.Char.Array[0, 12].Select(chars => new string(chars)));

    private static readonly Gen<string> Query = Gen.Select(Gen.OneOf(Names), Text, (name, value) => $"{name}={Escape(value)}")
        .Array[0, 6].Select(pairs => "?" + string.Join('&', pairs));

    private static readonly Gen<string> Path = Gen.OneOf<string>(
        Gen.OneOf(Lists),
        Gen.Select(Gen.OneOf(Lists), Text, (list, id) => $"{list}/{EscapePath(id)}"),
        Gen.Select(Text, Text, (id, version) => $"/sessions/{EscapePath(id)}/versions/{EscapePath(version)}"),
        Text.Select(id => $"/sessions/metadata/{EscapePath(id)}"));

    private static readonly Gen<byte[]> Body = Gen.OneOf<byte[]>(
        Gen.OneOf(Tokens).Array[0, 24].Select(tokens => Encoding.UTF8.GetBytes(string.Concat(tokens))),
        Gen.Select(Text, Text, Text, (title, description, content) => Encoding.UTF8.GetBytes(
            $"{{\"title\":\"{title}\",\"description\":\"{description}\",\"content\":\"{content}\"}}")),
        Gen.Byte.Array[0, 60],
        Gen.Int[1, 3000].Select(depth => Encoding.UTF8.GetBytes("{\"title\":" + new string('[', depth))));

    private static readonly Gen<(string Name, string Value)> Header = Gen.Select(
        Gen.OneOf("If-Match", "If-None-Match", "Idempotency-Key", "Sec-Purpose", "Accept"),
        Gen.OneOf("*", "\"1\"", "W/\"1\"", "1", "\"", ",", "x y z", "\"\u007f\"", "prefetch", "text/html", "AAAAAAAAAAAA"));

    [Fact]
    public async Task Malformed_queries_and_addresses_are_answered()
    {
        var send = Gen.Select(Gen.OneOf("GET", "DELETE", "HEAD", "PATCH"), Path, Query, Header.Array[0, 2]);
        await send.SampleAsync(
            call => CheckAsync(new HttpMethod(call.Item1), call.Item2 + call.Item3, null, call.Item4),
            iter: Loops.Of(20_000) / 2,
            threads: 4);
    }

    [Fact]
    public async Task Malformed_bodies_are_answered()
    {
        var id = await portal.Cleo.CreateSessionAsync("malformed saves");
        var send = Gen.Select(
            Gen.OneOf("POST /sessions", "POST /snapshots", $"PUT /sessions/{id}", "PUT /sessions/x"),
            Body,
            Header.Array[0, 2]);
        await send.SampleAsync(
            call => CheckAsync(new HttpMethod(call.Item1.Split(' ')[0]), call.Item1.Split(' ')[1], call.Item2, call.Item3),
            iter: Loops.Of(20_000) / 2,
            threads: 4);
    }

    private async Task CheckAsync(HttpMethod method, string path, byte[]? body, (string, string)[] headers)
    {
        using var content = body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        var answer = await portal.Cleo.RawAsync(method, portal.Cleo.Prefix + path, content, headers).WaitAsync(Patience);
        var isPrefetch = answer.Status == 503 && headers.Contains(("Sec-Purpose", "prefetch"));
        Assert.True(answer.Status < 500 || isPrefetch, $"{method} {path}: {answer.Status} {answer.Text}");
        if (answer.Status >= 400 && method != HttpMethod.Head)
        {
            Assert.True(answer.Bytes.Length > 0, $"{method} {path}: {answer.Status} without a body");
            Assert.NotEqual("", answer.ErrorMessage);
        }
    }

    private static string Escape(string value) => string.Concat(Encoding.UTF8.GetBytes(value).Select(code => $"%{code:X2}"));

    /// <summary>A zero byte in the path is refused by the web server itself, before there is an API.</summary>
    private static string EscapePath(string value) => Escape(value.Replace("\0", "", StringComparison.Ordinal));
}
