using System.Reflection;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Shared.Api;

/// <summary>The query parameters of an endpoint, as they were sent.</summary>
public interface IQueryParameters<T> where T : IQueryParameters<T>
{
    /// <summary>Names of the parameters, for the API's description.</summary>
    static abstract IReadOnlyList<string> Names { get; }

    /// <summary>Takes the parameters; an empty one is none.</summary>
    static abstract T Read(Func<string, string?> parameter);
}

/// <summary>Validated query parameters.</summary>
public sealed class QueryInput<T> : ICheckedInput, IEndpointParameterMetadataProvider where T : class, IQueryParameters<T>
{
    private QueryInput(T value, ApiProblem? problem) => (Value, Problem) = (value, problem);

    /// <summary>The parameters.</summary>
    public T Value { get; }

    internal ApiProblem? Problem { get; }

    ApiProblem? ICheckedInput.Problem => Problem;

    /// <summary>Called by the framework for a parameter of this type.</summary>
    public static ValueTask<QueryInput<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = context.Request.Query;
        var value = T.Read(name => query[name] is { Count: > 0 } values && values[^1] is { Length: > 0 } last ? last : null);
        var result = context.RequestServices.GetRequiredService<IValidator<T>>().Validate(value);
        return ValueTask.FromResult<QueryInput<T>?>(new QueryInput<T>(value, Validation.Problem(result)));
    }

    /// <summary>Tells OpenAPI which parameters there are.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameterNames(T.Names));
}

/// <summary>Names of the query parameters that an endpoint takes.</summary>
public sealed record QueryParameterNames(IReadOnlyList<string> Names);
