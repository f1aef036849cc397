using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Portal.Shared.Api;

/// <summary>200 with the JSON value <c>null</c>.</summary>
public sealed class NullAnswer : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(void)));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => TypedResults.Text("null", "application/json").ExecuteAsync(httpContext);
}

/// <summary>202 with the JSON value <c>null</c>: the rest follows by itself.</summary>
public sealed class AcceptedAnswer : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status202Accepted, typeof(void)));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        TypedResults.Json<object?>(null, statusCode: StatusCodes.Status202Accepted).ExecuteAsync(httpContext);
}

/// <summary>304: the client has this state already.</summary>
/// <param name="etag">The state's ETag.</param>
public sealed class NotModified(string etag) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        (httpContext.Response.StatusCode, httpContext.Response.Headers.ETag) = (StatusCodes.Status304NotModified, etag);
        return Task.CompletedTask;
    }
}
