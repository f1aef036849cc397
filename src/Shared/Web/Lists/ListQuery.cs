using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Shared.Web.Lists;

/// <summary>
/// What a call of the API asks of a list: its query parameters, checked by the <see cref="ListDefinition{T}"/> that must be registered.
/// </summary>
public sealed class ListQuery<T> : ICheckedInput, IEndpointParameterMetadataProvider where T : class, IDocument
{
    private readonly HttpContext http;
    private readonly ListDefinition<T> list;
    private readonly ApiProblem? problem;

    private ListQuery(HttpContext http)
    {
        (this.http, list) = (http, http.RequestServices.GetRequiredService<ListDefinition<T>>());
        problem = Validation.Problem(list.Rules.Validate(this));
    }

    ApiProblem? ICheckedInput.Problem => problem;

    /// <summary>A parameter as it was sent; null without it, and for an empty one.</summary>
    public string? this[string name] =>
        http.Request.Query[name] is { Count: > 0 } values && values[^1] is { Length: > 0 } last ? last : null;

    /// <summary>Called by the framework for a parameter of this type.</summary>
    public static ValueTask<ListQuery<T>?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<ListQuery<T>?>(new(context));

    /// <summary>Tells OpenAPI which parameters there are, and how a refusal of them is answered.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new QueryParameterNames(services =>
            [.. services.GetRequiredService<ListDefinition<T>>().Parameters.Select(known => known.Name)]));
        ApiProblem.Describe(builder, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Answers a page of rows.</summary>
    /// <param name="read">Asks the store.</param>
    /// <param name="row">What a document is on the wire.</param>
    /// <param name="of">What the list belongs to, where there are several: page tokens are bound to it.</param>
    public async Task<Results<Ok<Page<TRow>>, BadRequestProblem>> AnswerAsync<TRow>(
        Func<DocumentQuery<T>, Task<DocumentPage<T>>> read, Func<T, TRow> row, string? of = null)
    {
        var tokens = http.RequestServices.GetRequiredService<PageTokens>();
        var chosen = list.Parameters.Where(known => known.Name is not ("cursor" or "page_size")).Select(known => this[known.Name]);
        var binding = PageBinding.Of(list.Name, http.User, [of, .. chosen]);
        if (!tokens.TryReadCursor(this["cursor"], binding, out var continuation))
        {
            return ApiProblem.ForeignCursor();
        }

        var page = await read(After(continuation));
        var rows = page.Items.Select(item => row(item.Document));
        return TypedResults.Ok(new Page<TRow>([.. rows], tokens.Protect(page.Continuation, binding)));
    }

    private DocumentQuery<T> After(string? continuation)
    {
        var order = list.Orders.FirstOrDefault(known => known.Name is { } name && name == this["sort_by"]) ?? list.DefaultOrder;
        var ignoresCase = ListParameter.ReadFlag(this["sort_lowercase"]) is true;
        return new DocumentQuery<T>
        {
            Where = list.Where(name => this[name]),
            OrderBy = order.Of(ignoresCase, this["sort_direction"] is not "asc"),
            PageSize = this["page_size"] is { } rows ? int.Parse(rows, CultureInfo.InvariantCulture) : PageSizes.Default,
            Continuation = continuation,
        };
    }
}

/// <summary>The query parameters that an endpoint takes, for the API's description.</summary>
/// <param name="Of">Their names; asked when the store is open, which some lists need.</param>
public sealed record QueryParameterNames(Func<IServiceProvider, IReadOnlyList<string>> Of);
