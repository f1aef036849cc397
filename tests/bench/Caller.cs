using System.Net;
using System.Text;

namespace Portal.Bench;

/// <summary>One signed-in user of one server: makes requests as bytes.</summary>
internal sealed record Caller(Uri Server, string Cookie)
{
    private const string Api = "/api/persistence";

    public static Caller Anonymous(Uri server) => new(server, "");

    public static async Task<Caller> SignInAsync(Uri server, string user)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = server };
        using var form = new FormUrlEncodedContent([new("user", user)]);
        using var answer = await client.PostAsync(new Uri("/sign-in/development", UriKind.Relative), form);
        if (answer.StatusCode >= HttpStatusCode.BadRequest || !answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            throw new BenchFailure($"Sign-in as {user}: {(int)answer.StatusCode}, no cookie. {await answer.Content.ReadAsStringAsync()}");
        return new Caller(server, string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0])));
    }

    /// <param name="path">Below the API's prefix, already percent-encoded.</param>
    public byte[] Get(string path, string header = "") => Request("GET", Api + path, header, []);

    /// <param name="path">A page's path, already percent-encoded.</param>
    public byte[] GetPage(string path) => Request("GET", path, "", []);

    public byte[] Post(string path, SessionBody body) => Request("POST", Api + path, "", Wire.Write(body));

    public byte[] Put(string path, SessionBody body, string header) => Request("PUT", Api + path, header, Wire.Write(body));

    /// <summary>One request outside the measurements; anything but a 200 ends the run.</summary>
    public async Task<T> AskAsync<T>(string path, Func<RawConnection, T> read)
    {
        using var connection = await RawConnection.OpenAsync(Server);
        await connection.ExchangeAsync(Get(path));
        Expect.Status(connection, 200, path);
        return read(connection);
    }

    private byte[] Request(string method, string path, string header, byte[] body)
    {
        var head = new StringBuilder().Append($"{method} {path} HTTP/1.1\r\nHost: {Server.Authority}\r\nAccept: application/json\r\n");
        if (Cookie.Length > 0)
            head.Append($"Cookie: {Cookie}\r\n");
        if (header.Length > 0)
            head.Append($"{header}\r\n");
        if (body.Length > 0)
            head.Append($"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n");
        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
    }
}
