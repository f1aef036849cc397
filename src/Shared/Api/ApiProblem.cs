using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Shared.Api;

/// <summary>
/// An error of the JSON API: problem details (RFC 9457) and, beside them, the <c>error</c> object that the public
/// frontend reads without a guard.
/// </summary>
/// <param name="StatusCode">HTTP status.</param>
/// <param name="ErrorType">The contract's name of the error: <c>NotFoundError</c>.</param>
/// <param name="Message">What happened and what to do, for people. Never a stack, a path, SQL or anything of a stranger's.</param>
public record ApiProblem(int StatusCode, string ErrorType, string Message) : IResult
{
    /// <summary>The part that failed, where it is not the API itself.</summary>
    public string? Service { get; init; }

    /// <summary>Seconds after which another try makes sense.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The state that the request did not match, with its ETag.</summary>
    public object? Current { get; init; }

    /// <summary>ETag of <see cref="Current"/>.</summary>
    public string? CurrentETag { get; init; }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCode;
        if (RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (CurrentETag is not null)
        {
            response.Headers.ETag = CurrentETag;
        }

        await response.WriteAsJsonAsync(BodyOf(httpContext), ApiJson.Options, "application/problem+json");
    }

    /// <summary>Malformed JSON, a lone surrogate, a malformed or tampered cursor.</summary>
    public static BadRequestProblem BadRequest(string message) => new(message);

    /// <summary>A cursor that is malformed, tampered with, or of another query.</summary>
    public static BadRequestProblem ForeignCursor() => BadRequest("This cursor belongs to another list. Start again without it.");

    /// <summary>Nobody is signed in, or somebody else than the page believes.</summary>
    public static ApiProblem Unauthorized(string message) => new(401, "AuthorizationError", message);

    /// <summary>Signed in, but not allowed.</summary>
    public static ForbiddenProblem Forbidden(string message) => new(message);

    /// <summary>Missing, someone else's, or a malformed id: one answer.</summary>
    public static NotFoundProblem NotFound(string message) => new(message);

    /// <summary>A method that is not served there.</summary>
    public static ApiProblem MethodNotAllowed() => new(405, "MethodNotAllowedError", "This method is not supported here.");

    /// <summary>In conflict with something under way or with a mark.</summary>
    public static ConflictProblem Conflict(string message) => new(message);

    /// <summary>Deleted or expired.</summary>
    public static GoneProblem Gone(string message) => new(message);

    /// <summary>If-Match did not match.</summary>
    public static StaleProblem PreconditionFailed(string message, object? current, string? etag) =>
        new(message) { Current = current, CurrentETag = etag };

    /// <summary>Larger than allowed.</summary>
    public static ApiProblem TooLarge(string message) => new(413, "ContentTooLargeError", message);

    /// <summary>The body is not JSON by its own word.</summary>
    public static ApiProblem UnsupportedMediaType() => new(415, "UnsupportedMediaTypeError", "The body must be application/json.");

    /// <summary>Fields or query values that break a rule; the message starts with their count.</summary>
    public static InvalidProblem Invalid(IReadOnlyList<(string Field, string Reason)> errors) =>
        new(
            $"{errors.Count} validation error{(errors.Count == 1 ? "" : "s")}: "
                + $"{string.Join("; ", errors.Select(error => $"{error.Field}: {error.Reason}"))}");

    /// <summary>The store cannot serve now.</summary>
    public static UnavailableProblem Unavailable(string message, TimeSpan retryAfter) => new(message)
    {
        Service = "database",
        RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds)),
    };

    /// <summary>Not given at this moment, for a reason of this request and not of the store.</summary>
    public static UnavailableProblem Busy(string message, TimeSpan retryAfter) => Unavailable(message, retryAfter) with { Service = null };

    /// <summary>The body came too slowly.</summary>
    public static ApiProblem TooSlow() => new(408, "RequestTimeoutError", "The request was too slow. Nothing was stored. Try again.");

    /// <summary>Anything else.</summary>
    public static ApiProblem Internal() => new(500, "InternalError", "Internal server error");

    /// <summary>Tells OpenAPI of an error that an endpoint may answer.</summary>
    public static void Describe(EndpointBuilder endpoint, int status) =>
        endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ApiProblemBody), ["application/problem+json"]));

    private ApiProblemBody BodyOf(HttpContext httpContext) => new(
        "about:blank",
        ReasonPhrases.GetReasonPhrase(StatusCode),
        StatusCode,
        Message,
        Activity.Current?.Id ?? httpContext.TraceIdentifier,
        new ApiError(ErrorType, Message, Service),
        Current);
}

/// <summary>An error as it stands in the answer: problem details, and the object that the public frontend reads.</summary>
/// <param name="Type">Always <c>about:blank</c>: the status says what it is.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The status.</param>
/// <param name="Detail">What happened, and what to do.</param>
/// <param name="TraceId">To quote to an operator.</param>
/// <param name="Error">The contract's form of the same.</param>
/// <param name="Current">With 412 only: the metadata as it is.</param>
internal sealed record ApiProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string TraceId,
    ApiError Error,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Current);

/// <summary>The contract's error object.</summary>
/// <param name="Type">Its name: <c>NotFoundError</c>.</param>
/// <param name="Message">What happened, for people.</param>
/// <param name="Service">The part that failed, where it is not the API itself.</param>
internal sealed record ApiError(
    string Type, string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Service);
