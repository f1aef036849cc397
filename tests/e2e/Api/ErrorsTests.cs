using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Portal.EndToEnd.Api;

public sealed class ErrorsTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private readonly PortalClient ann = portal.Ann;
    private readonly string tag = TestData.Tag();

    public static TheoryData<string, string> Calls => new()
    {
        { "GET", "/sessions" }, { "POST", "/sessions" }, { "GET", "/sessions/AAAAAAAAAAAA" }, { "GET", "/sessions/metadata/AAAAAAAAAAAA" },
        { "PUT", "/sessions/AAAAAAAAAAAA" }, { "DELETE", "/sessions/AAAAAAAAAAAA" }, { "GET", "/sessions/AAAAAAAAAAAA/versions" },
        { "GET", "/snapshots" }, { "POST", "/snapshots" }, { "GET", "/snapshots/AAAAAAAAAAAA" }, { "DELETE", "/snapshots/AAAAAAAAAAAA" },
        { "GET", "/snapshot_access_logs" }, { "DELETE", "/snapshot_access_logs/AAAAAAAAAAAA" },
        { "GET", "/me" }, { "GET", "/me/export" }, { "DELETE", "/me" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Without_a_sign_in_the_answer_is_401_and_never_a_redirect(string method, string path)
    {
        foreach (var prefix in new[] { "/api/persistence", "/persistence" })
        {
            (await portal.Stranger.RawAsync(new HttpMethod(method), prefix + path)).IsError(401, "AuthorizationError");
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_page_that_believes_to_act_for_another_user_changes_nothing(string method, string path) =>
        (await ann.RawAsync(new HttpMethod(method), ann.Prefix + path, null, ("X-Portal-User", "bob"))).IsError(401, "AuthorizationError");

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_cross_site_request_is_refused(string method, string path)
    {
        foreach (var site in new[] { "cross-site", "same-site" })
        {
            (await ann.RawAsync(new HttpMethod(method), ann.Prefix + path, null, ("Sec-Fetch-Site", site))).IsError(
                403,
                "AuthorizationError");
        }
    }

    [Fact]
    public async Task The_right_user_and_the_same_origin_pass()
    {
        foreach (var site in new[] { "same-origin", "none" })
        {
            (await ann.GetAsync("/sessions", ("X-Portal-User", "ann"), ("Sec-Fetch-Site", site))).Is(200);
        }
    }

    [Theory]
    [InlineData("DELETE", "/sessions")]
    [InlineData("PATCH", "/sessions/AAAAAAAAAAAA")]
    [InlineData("POST", "/sessions/AAAAAAAAAAAA")]
    [InlineData("PUT", "/snapshots/AAAAAAAAAAAA")]
    [InlineData("POST", "/snapshot_access_logs")]
    [InlineData("GET", "/snapshot_access_logs/AAAAAAAAAAAA")]
    public async Task A_method_that_is_not_served_says_so(string method, string path)
    {
        var answer = (await ann.RawAsync(new HttpMethod(method), ann.Prefix + path)).IsError(405, "MethodNotAllowedError");
        Assert.NotNull(answer.Header("Allow"));
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/sessions/AAAAAAAAAAAA/nothing")]
    [InlineData("/")]
    public async Task An_unknown_address_is_not_found(string path) => (await ann.GetAsync(path)).IsError(404, "NotFoundError");

    [Theory]
    [Trait("Scenario", "S77")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAA!")]
    [InlineData("AAAAAAAAAA%20A")]
    [InlineData("AAAAAAAAAAA%C3%A6")]
    [InlineData("..%2F..%2F..%2Fx")]
    [InlineData("%27%20OR%201%3D1--")]
    public async Task A_malformed_id_is_not_found(string id)
    {
        (await ann.GetAsync($"/sessions/{id}")).IsError(404, "NotFoundError");
        (await ann.GetAsync($"/sessions/metadata/{id}")).IsError(404, "NotFoundError");
        (await ann.GetAsync($"/sessions/{id}/versions")).IsError(404, "NotFoundError");
        (await ann.PutAsync($"/sessions/{id}", new { title = tag })).IsError(404, "NotFoundError");
        (await ann.DeleteAsync($"/sessions/{id}")).IsError(404, "NotFoundError");
        (await ann.GetAsync($"/snapshots/{id}")).IsError(404, "NotFoundError");
        (await ann.DeleteAsync($"/snapshots/{id}")).IsError(404, "NotFoundError");
        (await ann.DeleteAsync($"/snapshot_access_logs/{id}")).IsError(404, "NotFoundError");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task A_body_that_does_not_call_itself_json_is_refused(string? type)
    {
        foreach (var (method, path) in new[]
            {
                (HttpMethod.Post, "/sessions"),
                (HttpMethod.Put, "/sessions/AAAAAAAAAAAA"),
                (HttpMethod.Post, "/snapshots"),
            })
        {
            using var body = new ByteArrayContent("{}"u8.ToArray());
            body.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
            (await ann.RawAsync(method, ann.Prefix + path, body)).IsError(415, "UnsupportedMediaTypeError");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"title\":\"a\",}")]
    [InlineData("{'title':'a'}")]
    [InlineData("{\"title\":\"a\"} x")]
    [InlineData("{\"title\":\"\\ud800\",\"description\":null,\"content\":\"\"}")]
    [InlineData("{\"title\":\"a\",\"description\":\"\\udc00\",\"content\":\"\"}")]
    [InlineData("{\"title\":\"a\",\"description\":null,\"content\":\"\\ud800x\"}")]
    public async Task Malformed_json_and_lone_surrogates_are_bad_requests(string body)
    {
        (await ann.PostAsync("/sessions", body)).IsError(400, "BadRequestError");
        (await ann.PostAsync("/snapshots", body)).IsError(400, "BadRequestError");
        (await ann.PutAsync($"/sessions/{await ann.CreateSessionAsync(tag)}", body)).IsError(400, "BadRequestError");
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_a_bad_request()
    {
        byte[] body = [.. "{\"title\":\"a\",\"description\":null,\"content\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        (await ann.PostAsync("/sessions", body)).IsError(400, "BadRequestError");
    }

    [Fact]
    public async Task A_depth_bomb_is_a_bad_request_at_once()
    {
        var nested = new string('[', 400_000) + new string(']', 400_000);
        (await ann.PostAsync("/sessions", nested)).IsError(400, "BadRequestError");
        (await ann.PostAsync("/sessions", $"{{\"title\":\"a\",\"description\":null,\"content\":\"\",\"more\":{nested}}}")).IsError(
            400,
            "BadRequestError");
    }

    [Theory]
    [InlineData("{}", 3)]
    [InlineData("{\"title\":\"\",\"description\":null,\"content\":\"\"}", 1)]
    [InlineData("{\"title\":\" \\t\\u0085\",\"description\":null,\"content\":\"\"}", 1)]
    [InlineData("{\"title\":\"a\\u0007b\",\"description\":\"a\\u0000b\",\"content\":\"\"}", 2)]
    [InlineData("{\"title\":\"a\\nb\",\"description\":\"a\\nb\\tc\",\"content\":\"\"}", 1)]
    [InlineData("{\"title\":\"a\",\"description\":null,\"content\":null}", 1)]
    [InlineData("{\"title\":7,\"description\":null,\"content\":\"\"}", 1)]
    [InlineData("{\"title\":\"a\",\"description\":null,\"content\":{}}", 1)]
    [InlineData("[]", 1)]
    [InlineData("null", 1)]
    [InlineData("\"text\"", 1)]
    public async Task Field_errors_are_counted_and_listed(string body, int count)
    {
        var answer = (await ann.PostAsync("/sessions", body)).IsError(422, "RequestValidationError");
        Assert.StartsWith($"{count} ", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, 422)]
    [InlineData(49, 200)]
    public async Task Lengths_are_counted_in_code_points(int smiles, int status)
    {
        var title = "x" + string.Concat(Enumerable.Repeat("😀", smiles));
        Assert.Equal(status, (await ann.PostAsync("/sessions", new { title, description = (string?)null, content = "" })).Status);
        var description = new string('d', 200) + string.Concat(Enumerable.Repeat("😀", smiles + 1));
        Assert.Equal(status, (await ann.PostAsync("/sessions", new { title = tag, description, content = "" })).Status);
    }

    [Theory]
    [InlineData("page_size=0", "page_size")]
    [InlineData("page_size=101", "page_size")]
    [InlineData("page_size=-1", "page_size")]
    [InlineData("page_size=x", "page_size")]
    [InlineData("sort_by=content", "sort_by")]
    [InlineData("sort_direction=up", "sort_direction")]
    [InlineData("sort_lowercase=maybe", "sort_lowercase")]
    public async Task Unknown_query_values_are_named(string query, string field)
    {
        foreach (var list in new[] { "/sessions", "/snapshots", "/snapshot_access_logs" })
        {
            var answer = (await ann.GetAsync($"{list}?{query}")).IsError(422, "RequestValidationError");
            Assert.StartsWith("1 ", answer.ErrorMessage, StringComparison.Ordinal);
            Assert.Contains(field, answer.ErrorMessage, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/sessions?filter_updated_from=yesterday&filter_updated_to=2026-02-30", 2)]
    [InlineData("/snapshots?filter_created_from=1&filter_created_to=2026-13-01T00:00:00Z", 2)]
    [InlineData("/snapshot_access_logs?filter_last_visited_from=x&filter_snapshot_deleted=perhaps&filter_created_to=20260101", 3)]
    public async Task Malformed_bounds_and_flags_are_counted(string path, int count) => Assert.StartsWith(
        $"{count} ", (await ann.GetAsync(path)).IsError(422, "RequestValidationError").ErrorMessage, StringComparison.Ordinal);
}
