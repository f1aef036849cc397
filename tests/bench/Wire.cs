using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Bench;

internal sealed record Metadata(string Id, long Version, string ContentHash);

internal sealed record SessionBody(string Title, string? Description, string Content);

internal sealed record SessionAnswer(Metadata Metadata, string Content);

internal sealed record AccessLogEntry(string SnapshotId, long Visits);

internal sealed record WirePage<T>(IReadOnlyList<T> Items, string? PageToken);

/// <summary>The JSON of the wire, escaped as a browser escapes it (a quote is two bytes, not six).</summary>
internal static class Wire
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(SessionBody body) => JsonSerializer.SerializeToUtf8Bytes(body, Json);

    public static T Read<T>(RawConnection answer) =>
        JsonSerializer.Deserialize<T>(answer.Body, Json) ?? throw new BenchFailure($"Not the expected JSON: {answer.Text}");

    public static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
