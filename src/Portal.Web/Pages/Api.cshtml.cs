using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portal.Web.Api;

namespace Portal.Web.Pages;

/// <summary>The API's description for people, made from the same document that programs read.</summary>
[AllowAnonymous]
internal sealed class ApiModel([FromKeyedServices(PortalOpenApi.Document)] IOpenApiDocumentProvider documents) : PageModel
{
    public OpenApiDocument Document { get; private set; } = null!;

    public IReadOnlyList<IGrouping<string, ApiOperation>> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Document = await documents.GetOpenApiDocumentAsync(cancellation);
        Groups = [.. Document.Paths.SelectMany(OperationsOf).GroupBy(operation => operation.Group)];
        return Page();
    }

    private static IEnumerable<ApiOperation> OperationsOf(KeyValuePair<string, IOpenApiPathItem> path) =>
        (path.Value.Operations ?? []).Select(known => new ApiOperation(
            known.Value.Tags?.FirstOrDefault()?.Name ?? "API",
            known.Key.Method,
            path.Key,
            [
                .. (known.Value.Parameters ?? [])
                    .Where(parameter => parameter.In is ParameterLocation.Query)
                    .Select(parameter => parameter.Name!),],
            BodyOf(known.Value),
            [.. (known.Value.Responses ?? []).Keys]));

    private static string? BodyOf(OpenApiOperation operation) =>
        operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema?.Properties is { Count: > 0 } properties
            ? $"{{ {string.Join(", ", properties.Keys)} }}"
            : null;
}

/// <summary>One operation of the API, as the page shows it.</summary>
internal sealed record ApiOperation(
    string Group, string Method, string Path, IReadOnlyList<string> Query, string? Body, IReadOnlyList<string> Statuses);
