using System.Net.Http.Headers;
using System.Text;

namespace Portal.EndToEnd.Api;

/// <summary>
/// Methods that nothing serves, handlers that are not there and forms that cannot be read are the client's fault, and said so.
/// </summary>
public sealed class MethodsAndFormsTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    [Theory]
    [InlineData("POST", "/sessions", "GET, HEAD")]
    [InlineData("DELETE", "/help", "GET, HEAD")]
    [InlineData("OPTIONS", "/", "GET, HEAD")]
    [InlineData("PUT", "/session/AAAAAAAAAAAA", "GET, HEAD")]
    [InlineData("POST", "/workbench", "GET, HEAD")]
    [InlineData("POST", "/sign-in", "GET, HEAD")]
    [InlineData("GET", "/sessions?handler=Nothing", "GET, HEAD")]
    [InlineData("GET", "/sessions/selected?handler=Duplicate", "POST")]
    [InlineData("POST", "/help?handler=Nothing", "GET, HEAD")]
    [InlineData("GET", "/help?handler=Keys", "POST")]
    [InlineData("GET", "/sign-out", "POST")]
    public async Task A_page_without_such_a_handler_says_what_it_has(string method, string path, string allowed)
    {
        using var form = method == "POST" ? new FormUrlEncodedContent([new("id", "x")]) : null;
        var answer = (await portal.Ann.RawAsync(new HttpMethod(method), path, form)).Is(405);
        Assert.Equal(allowed, answer.Header("Allow"));
        Assert.Contains("This cannot be done here", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("BREW")]
    [InlineData("PROPFIND")]
    [InlineData("get")]
    public async Task A_method_that_nothing_serves_is_refused_before_anything_else(string method)
    {
        string[] paths = ["/", "/sessions", "/session/AAAAAAAAAAAA", "/hangfire", "/sign-in", "/mark.svg", "/alive", "/no/such/page"];
        foreach (var path in paths)
        {
            var answer = await RawRequest.AskAsync(portal.Server.Address, $"{method} {path} HTTP/1.1", $"Cookie: {portal.Ada.Cookie}");
            Assert.StartsWith("HTTP/1.1 405", answer, StringComparison.Ordinal);
            Assert.Contains("\r\nAllow: ", answer, StringComparison.Ordinal);
            Assert.Contains("This cannot be done here", answer, StringComparison.Ordinal);
        }

        var api = await RawRequest.AskAsync(
            portal.Server.Address,
            $"{method} /api/persistence/sessions HTTP/1.1",
            $"Cookie: {portal.Ann.Cookie}");
        Assert.StartsWith("HTTP/1.1 405", api, StringComparison.Ordinal);
        Assert.Contains("MethodNotAllowedError", api, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sessions/selected?handler=Duplicate")]
    [InlineData("/sessions/import?handler=Preview")]
    [InlineData("/sessions/import/AAAAAAAAAAAA")]
    [InlineData("/trash?handler=Restore")]
    [InlineData("/my-data/erase")]
    [InlineData("/help?handler=Keys")]
    [InlineData("/sign-out")]
    [InlineData("/sign-in/development")]
    [InlineData("/hangfire/stats")]
    [InlineData("/hangfire/jobs/failed/requeue")]
    public async Task A_form_that_cannot_be_read_is_refused(string path)
    {
        foreach (var (type, body) in Malformed())
        {
            foreach (var headers in new (string, string)[][]
                {
                    [],
                    [("X-Portal-Form", "x")],
                    [("Cookie", "webviz-portal-form=x"), ("HX-Request", "true")],
                })
            {
                using var content = new ByteArrayContent(body);
                content.Headers.TryAddWithoutValidation("Content-Type", type);
                var answer = await portal.Ada.RawAsync(HttpMethod.Post, path, content, headers);
                Assert.True(answer.Status is 400 or 413 or 415, $"{path} {type} {body.Length}: {answer.Status}");
            }
        }
    }

    private static IEnumerable<(string? Type, byte[] Body)> Malformed()
    {
        const string form = "application/x-www-form-urlencoded";
        yield return ("multipart/form-data", "--x\r\n"u8.ToArray());
        yield return ("multipart/form-data; boundary=", "--x\r\n"u8.ToArray());
        yield return ($"multipart/form-data; boundary={new string('x', 200)}", "--x\r\n"u8.ToArray());
        yield return (
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"user\"\r\n\r\nunfinished"u8.ToArray());
        yield return ("multipart/form-data; boundary=x", "--x\r\nno header\r\n\r\nx\r\n--x--"u8.ToArray());
        yield return ("multipart/form-data; boundary=x", "nothing of it"u8.ToArray());
        yield return ("multipart/form-data; boundary=x", []);
        yield return (form, Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, 5000).Select(key => $"k{key}=v"))));
        yield return (form, Encoding.ASCII.GetBytes($"{new string('k', 5000)}=v"));
        yield return (form, "user=%00&id=%ZZ&title=%C3%28"u8.ToArray());
        yield return (form, "__RequestVerificationToken=x&id=y"u8.ToArray());
        yield return ($"{form}; charset=utf-16", "user=x"u8.ToArray());
        yield return ($"{form}; charset=nonsense", "user=x"u8.ToArray());
        yield return ("text/plain", "user=x"u8.ToArray());
        yield return ("nonsense", "user=x"u8.ToArray());
    }
}
