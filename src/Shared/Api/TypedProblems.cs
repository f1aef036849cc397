using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Portal.Shared.Api;

/// <summary>400, so that the signature of a handler says which errors it may answer; so do the others.</summary>
public sealed record BadRequestProblem(string Message) : ApiProblem(400, "BadRequestError", Message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, 400);
}

/// <summary>403.</summary>
public sealed record ForbiddenProblem(string Message) : ApiProblem(403, "AuthorizationError", Message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, 403);
}

/// <summary>404.</summary>
public sealed record NotFoundProblem(string Message) : ApiProblem(404, "NotFoundError", Message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, 404);
}

/// <summary>409.</summary>
public sealed record ConflictProblem(string Message) : ApiProblem(409, "ConflictError", Message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, 409);
}

/// <summary>410.</summary>
public sealed record GoneProblem(string Message) : ApiProblem(410, "GoneError", Message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, 410);
}

/// <summary>412.</summary>
public sealed record StaleProblem(string Message) : ApiProblem(412, "PreconditionFailedError", Message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, 412);
}

/// <summary>422.</summary>
public sealed record InvalidProblem(string Message) : ApiProblem(422, "RequestValidationError", Message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, 422);
}

/// <summary>503.</summary>
public sealed record UnavailableProblem(string Message) : ApiProblem(503, "ServiceUnavailableError", Message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, 503);
}
