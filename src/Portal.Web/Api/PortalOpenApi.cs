using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portal.Content;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Web.Lists;

namespace Portal.Web.Api;

/// <summary>The API's description (OpenAPI 3.1), made from the endpoints themselves.</summary>
internal static class PortalOpenApi
{
    public const string Document = "v1";

    private static readonly string Described = PortalApi.Prefixes[0].TrimStart('/');

    public static IServiceCollection AddPortalOpenApi(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        // The same handlers answer under both prefixes; one of them is described.
        options.ShouldInclude = description =>
            description.RelativePath?.StartsWith(Described, StringComparison.Ordinal) is true && description.HttpMethod != HttpMethods.Head;
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(AddQueryParameters);
        options.AddSchemaTransformer(ContentIsText);
    });

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Webviz persistence",
            Version = Document,
            Description = "Sessions, snapshots and access logs of Webviz. Served under /api/persistence and /persistence alike. "
                + "HEAD answers as GET does, without the body, and does not count as a visit. Every error carries problem details (RFC "
                + "9457) and an error object with type and message.",
        };
        document.Servers = [];
        return Task.CompletedTask;
    }

    private static Task AddQueryParameters(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellation)
    {
        foreach (var names in context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryParameterNames>())
        {
            operation.Parameters ??= [];
            foreach (var name in names.Of(context.ApplicationServices))
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Query,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }
        }

        return Task.CompletedTask;
    }

    private static Task ContentIsText(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (context.JsonTypeInfo.Type == typeof(WorkbenchContent))
        {
            schema.Type = JsonSchemaType.String;
            schema.Description = "Opaque text, at most 1 572 864 bytes of UTF-8; it comes back byte for byte.";
        }
        else if (context.JsonTypeInfo.Type == typeof(SentSparklines))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
            schema.Description =
                $"Small pictures of what the modules show, by their ids: JSON of at most {Sparkline.MaxBytes} bytes each. "
                + "Only for the content's picture in lists; what is not understood is left out.";
        }

        return Task.CompletedTask;
    }
}
