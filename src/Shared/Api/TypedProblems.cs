using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;

namespace Portal.Shared.Api;

/// <summary>A problem of one status, so that the signature of a handler says which errors it may answer.</summary>
public abstract record TypedProblem<T>(string ErrorType, string Message)
    : ApiProblem(T.Status, ErrorType, Message), IEndpointMetadataProvider
    where T : TypedProblem<T>, IHasStatus
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, T.Status);
}

/// <summary>An answer of one status.</summary>
public interface IHasStatus
{
    /// <summary>The HTTP status.</summary>
    static abstract int Status { get; }
}

/// <summary>400.</summary>
public sealed record BadRequestProblem(string Message) : TypedProblem<BadRequestProblem>("BadRequestError", Message), IHasStatus
{
    /// <inheritdoc/>
    public static int Status => 400;
}

/// <summary>403.</summary>
public sealed record ForbiddenProblem(string Message) : TypedProblem<ForbiddenProblem>("AuthorizationError", Message), IHasStatus
{
    /// <inheritdoc/>
    public static int Status => 403;
}

/// <summary>404.</summary>
public sealed record NotFoundProblem(string Message) : TypedProblem<NotFoundProblem>("NotFoundError", Message), IHasStatus
{
    /// <inheritdoc/>
    public static int Status => 404;
}

/// <summary>409.</summary>
public sealed record ConflictProblem(string Message) : TypedProblem<ConflictProblem>("ConflictError", Message), IHasStatus
{
    /// <inheritdoc/>
    public static int Status => 409;
}

/// <summary>410.</summary>
public sealed record GoneProblem(string Message) : TypedProblem<GoneProblem>("GoneError", Message), IHasStatus
{
    /// <inheritdoc/>
    public static int Status => 410;
}

/// <summary>412.</summary>
public sealed record StaleProblem(string Message) : TypedProblem<StaleProblem>("PreconditionFailedError", Message), IHasStatus
{
    /// <inheritdoc/>
    public static int Status => 412;
}

/// <summary>422.</summary>
public sealed record InvalidProblem(string Message) : TypedProblem<InvalidProblem>("RequestValidationError", Message), IHasStatus
{
    /// <inheritdoc/>
    public static int Status => 422;
}

/// <summary>503.</summary>
public sealed record UnavailableProblem(string Message) : TypedProblem<UnavailableProblem>("ServiceUnavailableError", Message), IHasStatus
{
    /// <inheritdoc/>
    public static int Status => 503;
}
