using System.Net.Http.Headers;

namespace Portal.CosmosFake;

/// <summary>One request with its body read and its path taken apart.</summary>
internal sealed class CosmosRequest
{
    private const int DefaultPageSize = 100;

    private readonly HttpRequestHeaders headers;
    private readonly HttpContentHeaders? contentHeaders;

    private CosmosRequest(HttpRequestMessage message, byte[] body)
    {
        Body = body;
        headers = message.Headers;
        contentHeaders = message.Content?.Headers;
        Method = message.Method.Method;
        Uri = message.RequestUri!;
        Segments = [.. Uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
    }

    public string Method { get; }

    public Uri Uri { get; }

    public string[] Segments { get; }

    public byte[] Body { get; }

    /// <summary>The partition key as canonical JSON text, null when the request names none.</summary>
    public string? PartitionKey =>
        Header("x-ms-documentdb-partitionkey") is { } key ? PartitionKeys.Canonical(key) : null;

    public ItemConditions Conditions => new(Header("If-Match"), Header("If-None-Match"));

    public int PageSize => int.TryParse(Header("x-ms-max-item-count"), out var count) && count > 0 ? count : DefaultPageSize;

    public bool IsQuery =>
        Flag("x-ms-documentdb-isquery") || Header("Content-Type")?.StartsWith("application/query+json", StringComparison.Ordinal) == true;

    public static async Task<CosmosRequest> ReadAsync(HttpRequestMessage message, CancellationToken cancellation) =>
        new(message, message.Content is null ? [] : await message.Content.ReadAsByteArrayAsync(cancellation));

    public string? Header(string name) =>
        headers.TryGetValues(name, out var values) || contentHeaders?.TryGetValues(name, out values) == true ? values.First() : null;

    public bool Flag(string name) => string.Equals(Header(name), "true", StringComparison.OrdinalIgnoreCase);
}
