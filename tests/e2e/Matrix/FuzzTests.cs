using System.Globalization;
using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Content;

namespace Portal.EndToEnd.Matrix;

/// <summary>
/// Bodies and addresses that were good once and were damaged on the way: no server error, and nothing for an operator to act on.
/// </summary>
[Collection(MatrixCollection.Name)]
public sealed class FuzzTests : IAsyncLifetime
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=x";

    private static readonly string[] Pieces =
    [
        "\0",
        "\"",
        "\\",
        "\\u0000",
        "\\ud800",
        "{",
        "}",
        "[",
        "]",
        "&",
        "=",
        "%",
        "%00",
        "%ZZ",
        "%C3%28",
        "%2F",
        "%5C",
        "..",
        "//",
        ";",
        "+",
        "\r\n",
        "\u001b[2J",
        "\u2028",
        "\u202e",
        "\uFEFF",
        "😀",
        "æ",
        "--x",
        "--x--",
        "name=\"",
        "null",
        "1e999",
        "-0",
        "9999999999999999999999",
        "true",
        "{\"a\":",
        "?",
        "#",
        " ",
        "~",
        "*",
        "'",
        "handler=",
        "id=",
        "__RequestVerificationToken=",
        "\"title\":",
        "\"content\":\"\"",
    ];

    private static readonly (string Line, string Type, string Body)[] Bodies =
    [
        ("POST /api/persistence/sessions", Json, "{\"title\":\"a\",\"description\":null,\"content\":\"{\\\"dashboards\\\":[]}\"}"),
        ("PUT /api/persistence/sessions/{id}", Json, "{\"title\":\"b\",\"description\":\"c\\u00e6\",\"content\":\"{}\"}"),
        (
            "POST /persistence/snapshots",
            Json,
            "{\"title\":\"a\",\"description\":\"b\",\"content\":\"[1,2.5e3,true,null]\",\"sourceSessionId\":\"{id}\"}"),
        ("POST /sessions/selected?handler=Duplicate", Form, "id={id}&returnUrl=%2Fsessions"),
        ("POST /sessions/{id}/edit", Form, "title=a&description=b"),
        ("POST /trash?handler=Restore", Form, "item=session%3A{id}"),
        (
            "POST /sessions/import?handler=Preview",
            Multipart,
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.webviz-session.json\"\r\n\r\n{file}\r\n--x--\r\n"),
        ("POST /sessions/import?handler=Save", Form, "title=a&packed={file}"),
        ("POST /snapshots/selected?handler=Delete", Form, "id={id}&confirmed=true&returnUrl=%2Fsnapshots"),
        ("POST /snapshots/visited?handler=Remove", Form, "id={id}&id={id}&confirmed=true"),
        ("POST /help?handler=Keys", Form, "off=true&returnUrl=%2Fhelp"),
        ("DELETE /api/persistence/sessions/{id}x", Json, "{}"),
        (
            "POST /sessions/import?handler=Preview",
            Multipart,
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\nContent-Type: "
                + "application/json\r\n\r\n{}\r\n--x--\r\n"),
        ("POST /sign-in/development", Form, "user=ann&returnUrl=%2Fsession%2F{id}"),
        ("POST /sign-out", Form, "a=b"),
        ("POST /hangfire/stats", Form, "metrics%5B%5D=servers%3Acount"),
        ("POST /hangfire/recurring/trigger", Form, "jobs%5B%5D=none"),
    ];

    private static readonly string[] Addresses =
    [
        "/session/{id}",
        "/sessions/{id}?handler=Export",
        "/sessions/{id}?handler=Version&version=1",
        "/snapshot/{id}",
        "/snapshots?view=mine&q=a&sort=title&from=2026-01-01",
        "/sessions?q=%C3%A6&sort=-updated&rows=60&cursor=abc",
        "/sessions?handler=Open&id={id}",
        "/sessions/selected?handler=Export&id={id}&id={id}",
        "/trash?cursor=abc&rows=30",
        "/sign-in?returnUrl=%2Fsession%2F{id}",
        "/api/login?redirect_url_after_login=L3Nlc3Npb24v",
        "/help?handler=Shortcuts",
        "/error/404",
        "/openapi/v1.json",
        "/robots.txt",
        "/assets/portal.js",
        "/hangfire/jobs/details/1",
        "/hangfire/jobs/failed?from=0&count=10",
        "/workbench?draft={id}",
        "/?section=recent-sessions",
        "/snapshots/visited",
        "/api/persistence/sessions/{id}/versions/1",
        "/api/persistence/sessions?page_size=1&cursor={cursor}",
        "/api/persistence/sessions?page_size=10&cursor=abc&sort_by=metadata.title&filter_updated_from=2026-01-01",
        "/persistence/snapshot_access_logs?filter_snapshot_deleted=false&filter_title=a",
        "/api/persistence/trash/session/{id}",
        "/persistence/me/export",
    ];

    private static readonly string[] Headers =
    [
        "If-None-Match: \"1\", W/\"2\"",
        "If-Match: \"1\"",
        "Idempotency-Key: abc",
        "X-Portal-User: ada",
        "X-Portal-Form: abc",
        "Range: bytes=0-99",
        "Accept: text/html;q=0.8",
        "Accept-Encoding: br, gzip",
        "Accept-Language: en",
        "Origin: http://example.org",
        "Sec-Fetch-Site: same-origin",
        "Referer: http://example.org/a?b",
        "HX-Target: list",
        "HX-Current-URL: http://example.org/sessions?q=a",
        "HX-History-Restore-Request: true",
        "User-Agent: Mozilla/5.0 Firefox/140",
        "X-Forwarded-For: 10.0.0.1",
        "Forwarded: for=a",
        "Cookie: webviz-portal-form=abc",
        "Cookie: webviz-portal-toast=abc; time-zone=Europe/Oslo",
        "Content-Type: application/json; charset=x",
        "Connection: upgrade",
    ];

    private static readonly Gen<(int Kind, int At, int With)[]> Damage = Gen.Select(
        Gen.Int[0, 4],
        Gen.Int[0, 9999],
        Gen.Int[0, 9999]).Array[1, 5];

    private readonly LogCapture log = new();
    private PortalServer server = null!;
    private PortalClient ada = null!;
    private FormToken form = null!;
    private string id = "";
    private string file = "";
    private string cursor = "";

    public async Task InitializeAsync()
    {
        server = await PortalServer.StartAsync(builder =>
        {
            log.Listen(builder, LogLevel.Warning);
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Warning");
        });
        log.Clear();
        ada = await server.SignInAsync("ada");
        id = await ada.CreateSessionAsync("damaged");
        await ada.CreateSessionAsync("beside it");
        form = await FormToken.OfAsync(ada);
        file = (await ada.RawAsync(HttpMethod.Get, $"/sessions/{id}?handler=Export")).Is(200).Text;
        cursor = (await ada.GetAsync("/sessions?page_size=1")).Is(200).PageToken!;
    }

    public async Task DisposeAsync()
    {
        ada.Dispose();
        await server.DisposeAsync();
        log.Dispose();
    }

    [Fact]
    public async Task Damaged_bodies_are_answered_and_alarm_nobody()
    {
        await Gen.Select(Gen.Int[0, Bodies.Length - 1], Damage)
            .SampleAsync(
                async sent =>
                {
                    var (line, type, body) = Bodies[sent.Item1];
                    var parts = WithId(line).Split(' ');
                    using var content = new ByteArrayContent(Break(WithId(body), sent.Item2));
                    content.Headers.TryAddWithoutValidation("Content-Type", type);
                    // With the token, so that what is damaged comes as far as the handler.
                    var answer = await ada.RawAsync(
                        new HttpMethod(parts[0]),
                        parts[1],
                        content,
                        ("Cookie", form.Cookie),
                        ("X-Portal-Form", form.Token));
                    Assert.True(answer.Status < 500, $"{line}: {answer.Status} {string.Join(Environment.NewLine, Alarms())} {answer.Text}");
                },
                iter: Loops.Of(100_000),
                threads: 4);
        Assert.Empty(Alarms());
    }

    [Fact]
    public async Task Damaged_addresses_are_answered_and_alarm_nobody()
    {
        await Gen.Select(
                Gen.Int[0, Addresses.Length - 1],
                Damage,
                Gen.OneOf("GET", "HEAD", "POST", "DELETE"),
                Gen.Bool,
                Gen.Int[0, Headers.Length - 1],
                Damage)
            .SampleAsync(
                async sent =>
                {
                    // What no request line can hold is percent-encoded; the rest goes as it is.
                    var target = string.Concat(
                        Break(WithId(Addresses[sent.Item1]), sent.Item2)
                            .Select(code =>
                                code is > 0x20 and < 0x7F
                                    ? ((char)code).ToString()
                                    : $"%{code.ToString("X2", CultureInfo.InvariantCulture)}"));
                    string[] head =
                    [
                        $"{sent.Item3} /{target.TrimStart('/')} HTTP/1.1",
                        $"Cookie: {ada.Cookie}",
                        "Content-Length: 0",
                        .. sent.Item4 ? ["HX-Request: true"] : Array.Empty<string>(),
                        Header(Headers[sent.Item5], sent.Item6),];
                    var answer = await RawRequest.AskAsync(server.Address, head);
                    Assert.Matches("^HTTP/1.1 [234]", answer);
                    Assert.DoesNotMatch("\r\nLocation: (//|http)", answer);
                },
                iter: Loops.Of(20_000),
                threads: 4);
        Assert.Empty(Alarms());
    }

    private IReadOnlyList<string> Alarms() =>
        [.. log.Alarms.Select(entry => $"{entry.Level} {entry.Category}: {entry.Text} {entry.Exception}").Distinct()];

    private string WithId(string text) => text.Replace("{id}", id, StringComparison.Ordinal)
        .Replace("{file}", file, StringComparison.Ordinal).Replace("{cursor}", cursor, StringComparison.Ordinal);

    /// <summary>A damaged header keeps its name and its line: what is no header is the web server's to refuse.</summary>
    private static string Header(string line, (int Kind, int At, int With)[] damage)
    {
        var parts = line.Split(": ", 2);
        var value = Encoding.UTF8.GetString(Break(parts[1], damage)).Where(letter => letter is not ('\r' or '\n' or '\0'));
        return $"{parts[0]}: {string.Concat(value.Select(letter => letter > 0xFF ? '?' : letter))}";
    }

    private static byte[] Break(string text, (int Kind, int At, int With)[] damage)
    {
        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        foreach (var (kind, place, with) in damage)
        {
            var at = place % (bytes.Count + 1);
            var length = Math.Min(with % 8, bytes.Count - at);
            switch (kind)
            {
                case 0:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[with % Pieces.Length]));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2 when at < bytes.Count:
                    bytes[at] = (byte)with;
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4 when with % 4 == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
