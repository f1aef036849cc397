using System.Buffers;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Content;

/// <summary>
/// An answer <c>{ "metadata": …, "content": … }</c>: the content goes from the store's bytes into the answer's as it
/// is, a JSON string literal that nobody parses or escapes again.
/// </summary>
/// <typeparam name="T">The answer's shape, for the API's description.</typeparam>
public sealed class ContentAnswer<T> : IResult, IEndpointMetadataProvider, IDisposable
{
    private readonly PooledWriter body = new();

    /// <summary>ETag of the answer.</summary>
    public string? ETag { get; set; }

    /// <summary>Whether the metadata was written, so that the answer has content.</summary>
    public bool IsBegun { get; private set; }

    /// <summary>
    /// Begins the answer unless the client has this state already (<c>If-None-Match</c>): then there is nowhere to write to, the content
    /// need not be read, and the answer is <see cref="NotModified"/>.
    /// </summary>
    public IBufferWriter<byte>? BeginUnlessKnown<TMetadata>(HttpRequest request, string etag, TMetadata metadata)
    {
        ETag = etag;
        return ETags.IsKnown(request, etag) ? null : Begin(metadata);
    }

    /// <summary>Writes the metadata; the content literal must follow into the writer that is returned.</summary>
    public IBufferWriter<byte> Begin<TMetadata>(TMetadata metadata)
    {
        IsBegun = true;
        body.Write("{\"metadata\":"u8);
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = ApiJson.Options.Encoder, SkipValidation = true }))
        {
            JsonSerializer.Serialize(json, metadata, ApiJson.Options);
        }

        body.Write(",\"content\":"u8);
        return body;
    }

    /// <summary>Tells OpenAPI what the answer is.</summary>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));

    /// <summary>The answer in the place of this one, which was not begun.</summary>
    public NotModified NotModified()
    {
        Dispose();
        return new NotModified(ETag!);
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            var response = httpContext.Response;
            body.Write("}"u8);
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
