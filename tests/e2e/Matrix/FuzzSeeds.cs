namespace Portal.EndToEnd.Matrix;

/// <summary>Requests as they are before they are damaged, and what damages them.</summary>
internal static class FuzzSeeds
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=x";

    public static readonly string[] Pieces =
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

    public static readonly (string Line, string Type, string Body)[] Bodies =
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

    public static readonly string[] Addresses =
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

    public static readonly string[] Headers =
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
}
