using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Portal.EndToEnd.Hosting;

/// <summary>A signed-in browser, as far as HTTP goes: its cookies, and the API's calls. Paths are below the API's prefix.</summary>
public sealed class PortalClient : IDisposable
{
    private readonly HttpClient http;

    public PortalClient(Uri address, string? cookie = null, string prefix = "/api/persistence")
    {
        (Address, Cookie, Prefix) = (address, cookie, prefix);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        http.Timeout = TimeSpan.FromSeconds(60);
    }

    public Uri Address { get; }

    /// <summary>The sign-in cookie, as it is sent.</summary>
    public string? Cookie { get; }

    public string Prefix { get; }

    /// <summary>Signs in by the development door.</summary>
    public static async Task<PortalClient> SignInAsync(Uri address, string user)
    {
        using var stranger = new PortalClient(address);
        using var form = new FormUrlEncodedContent([new("user", user)]);
        var answer = await stranger.RawAsync(HttpMethod.Post, "/sign-in/development", form);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("webviz-portal=", StringComparison.Ordinal));
        return new PortalClient(address, cookie[..cookie.IndexOf(';', StringComparison.Ordinal)]);
    }

    /// <summary>The same user at another address or prefix.</summary>
    public PortalClient At(Uri? address = null, string? prefix = null) => new(address ?? Address, Cookie, prefix ?? Prefix);

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        RawAsync(HttpMethod.Get, Prefix + path, null, headers);

    public Task<Answer> PostAsync(string path, object? body, params (string Name, string Value)[] headers) =>
        RawAsync(HttpMethod.Post, Prefix + path, JsonOf(body), headers);

    public Task<Answer> PutAsync(string path, object? body, params (string Name, string Value)[] headers) =>
        RawAsync(HttpMethod.Put, Prefix + path, JsonOf(body), headers);

    public Task<Answer> DeleteAsync(string path, params (string Name, string Value)[] headers) =>
        RawAsync(HttpMethod.Delete, Prefix + path, null, headers);

    /// <summary>Sends anything anywhere on the server.</summary>
    public async Task<Answer> RawAsync(
        HttpMethod method,
        string path,
        HttpContent? body = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path)) { Content = body };
        if (Cookie is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", Cookie);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Creates a session and gives its id.</summary>
    public async Task<string> CreateSessionAsync(string title, string? description = null, string content = "{}") =>
        (await PostAsync("/sessions", new { title, description, content })).Is(200).Json.GetString()!;

    /// <summary>Creates a snapshot and gives its id.</summary>
    public async Task<string> CreateSnapshotAsync(string title, string? description = null, string content = "{}") =>
        (await PostAsync("/snapshots", new { title, description, content })).Is(200).Json.GetString()!;

    /// <summary>The rows of one page.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path) => (await GetAsync(path)).Is(200).Items;

    /// <summary>One's own log of a snapshot; null without one.</summary>
    public async Task<JsonElement?> FindLogAsync(string snapshotId, string title)
    {
        var logs = await ListAsync($"/snapshot_access_logs?page_size=100&filter_title={Uri.EscapeDataString(title)}");
        return logs.Select(log => (JsonElement?)log).SingleOrDefault(log => log!.Value.GetProperty("snapshotId").GetString() == snapshotId);
    }

    /// <summary>How often one opened a snapshot, by one's own log; 0 without one.</summary>
    public async Task<int> VisitsAsync(string snapshotId, string title) =>
        await FindLogAsync(snapshotId, title) is { } log ? log.GetProperty("visits").GetInt32() : 0;

    public void Dispose() => http.Dispose();

    private static ByteArrayContent JsonOf(object? body)
    {
        var bytes = body switch
        {
            string json => Encoding.UTF8.GetBytes(json),
            byte[] json => json,
            _ => JsonSerializer.SerializeToUtf8Bytes(body),
        };
        return new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }
}
