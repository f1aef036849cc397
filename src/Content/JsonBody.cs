using System.Buffers;
using System.Reflection;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Portal.Shared.Api;

namespace Portal.Content;

/// <summary>A body that is refused for a reason of its own before its validator is asked.</summary>
public interface ICheckedBody
{
    /// <summary>Why it is refused; null where it is not.</summary>
    ApiProblem? Problem { get; }
}

/// <summary>
/// A JSON body: limited before it is read, parsed without a copy of its content as a .NET
/// string, and validated by the <see cref="IValidator{T}"/> that must be registered for it.
/// </summary>
public sealed class JsonBody<T> : ICheckedInput, IEndpointParameterMetadataProvider where T : class
{
    private readonly T? value;

    private JsonBody(T? value, ApiProblem? problem, ReadOnlyMemory<byte> digest) =>
        (this.value, Problem, Digest) = (value, problem, digest);

    /// <summary>The body; there is one whenever a handler runs.</summary>
    public T Value => value ?? throw new InvalidOperationException("The body was refused.");

    /// <summary>SHA-256 of the body as it was sent, where the request has an Idempotency-Key; else empty.</summary>
    public ReadOnlyMemory<byte> Digest { get; }

    internal ApiProblem? Problem { get; }

    ApiProblem? ICheckedInput.Problem => Problem;

    /// <summary>Called by the framework for a parameter of this type.</summary>
    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var request = context.Request;
        if (!IsJson(request.ContentType))
        {
            return Refuse(ApiProblem.UnsupportedMediaType());
        }

        if (request.ContentLength > Limits.MaxBodyBytes)
        {
            return Refuse(TooLarge(request.ContentLength.Value));
        }

        return await ReadAsync(context);
    }

    /// <summary>Tells OpenAPI what the body is, and how a refusal of it is answered.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T), isOptional: false));
        foreach (var status in new[] { 400, 413, 415, 422 })
        {
            ApiProblem.Describe(builder, status);
        }
    }

    private static async ValueTask<JsonBody<T>> ReadAsync(HttpContext context)
    {
        var (buffer, length) = await BodyBytes.ReadAsync(context.Request, Limits.MaxBodyBytes);
        try
        {
            if (length < 0)
            {
                return Refuse(TooLarge(Limits.MaxBodyBytes + 1L));
            }

            var (value, problem) = Parse(buffer.AsSpan(0, length));
            problem ??= Check(value!, context.RequestServices);
            return problem is null ? new JsonBody<T>(value, null, DigestOf(context.Request, buffer.AsSpan(0, length))) : Refuse(problem);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static (T? Value, ApiProblem? Problem) Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, ApiJson.Options) is { } value
                ? (value, null)
                : (null, ApiProblem.Invalid([("body", "must be an object")]));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, JsonSyntax.IsWellFormed(body)
                ? ApiProblem.Invalid([(FieldOf(e), "has the wrong type")])
                : ApiProblem.BadRequest("The body is not well-formed JSON."));
        }
    }

    private static string FieldOf(Exception e) => e is JsonException { Path: { Length: > 2 } path } ? path[2..] : "body";

    private static ApiProblem? Check(T value, IServiceProvider services) =>
        (value as ICheckedBody)?.Problem ?? Validation.Problem(services.GetRequiredService<IValidator<T>>().Validate(value));

    private static byte[] DigestOf(HttpRequest request, ReadOnlySpan<byte> body) =>
        request.Headers.ContainsKey(Idempotency.Header) ? System.Security.Cryptography.SHA256.HashData(body) : [];

    private static JsonBody<T> Refuse(ApiProblem problem) => new(null, problem, default);

    private static ApiProblem TooLarge(long size) =>
        ApiProblem.TooLarge(
            $"The request is too large: {ContentSize.InMegabytes(size)} MB. Content may have "
                + $"{ContentSize.InMegabytes(Limits.MaxContentSizeBytes)} MB. Nothing was stored.");

    private static bool IsJson(string? contentType) =>
        System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type)
        && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is null || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));
}
