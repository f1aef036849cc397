using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.Documents;

namespace Portal.Shared.Api;

/// <summary>
/// An answer <c>{ "metadata": …, "content": … }</c>: the content goes from the store's bytes into the answer's as it
/// is, a JSON string literal that nobody parses or escapes again.
/// </summary>
public sealed class ContentAnswer : IResult, IDisposable
{
    private readonly PooledWriter body = new();

    /// <summary>ETag of the answer.</summary>
    public string? ETag { get; set; }

    /// <summary>Writes the metadata; the content literal must follow into the writer that is returned.</summary>
    public IBufferWriter<byte> Begin<TMetadata>(TMetadata metadata)
    {
        body.Write("{\"metadata\":"u8);
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = ApiJson.Options.Encoder, SkipValidation = true }))
        {
            JsonSerializer.Serialize(json, metadata, ApiJson.Options);
        }

        body.Write(",\"content\":"u8);
        return body;
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            body.Write("}"u8);
            var response = httpContext.Response;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = body.WrittenMemory.Length;
            if (ETag is not null)
            {
                response.Headers.ETag = ETag;
            }

            if (!HttpMethods.IsHead(httpContext.Request.Method))
            {
                await response.BodyWriter.WriteAsync(body.WrittenMemory, httpContext.RequestAborted);
            }
        }
        finally
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => body.Dispose();
}
