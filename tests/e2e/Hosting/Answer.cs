using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Portal.EndToEnd.Hosting;

/// <summary>An answer that was read to its end.</summary>
public sealed record Answer(int Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Bytes);

    public string? ETag => Header("ETag");

    public string ErrorType => Json.GetProperty("error").GetProperty("type").GetString()!;

    public string ErrorMessage => Json.GetProperty("error").GetProperty("message").GetString()!;

    /// <summary>Metadata of a session or snapshot that was answered whole.</summary>
    public JsonElement Metadata => Json.GetProperty("metadata");

    public string Content => Json.GetProperty("content").GetString()!;

    public IReadOnlyList<JsonElement> Items => [.. Json.GetProperty("items").EnumerateArray()];

    public string? PageToken => Json.GetProperty("pageToken").GetString();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) =>
        new((int)response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsByteArrayAsync());

    /// <summary>A header's value; null without one.</summary>
    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>The answer, if it has this status.</summary>
    public Answer Is(int status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {(Bytes.Length > 600 ? Text[..600] : Text)}");
        return this;
    }

    /// <summary>The answer, if it is an error in the contract's shape.</summary>
    public Answer IsError(int status, string type)
    {
        Is(status);
        Assert.StartsWith("application/problem+json", Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(type, ErrorType);
        Assert.NotEqual("", ErrorMessage);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.Equal(ErrorMessage, Json.GetProperty("detail").GetString());
        foreach (var field in new[] { "type", "title", "traceId" })
        {
            Assert.Equal(JsonValueKind.String, Json.GetProperty(field).ValueKind);
        }

        Assert.Equal("no-store, private", Header("Cache-Control"));
        return this;
    }
}
