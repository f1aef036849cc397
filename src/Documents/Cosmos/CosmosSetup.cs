using System.Collections.ObjectModel;
using System.Net;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;

namespace Portal.Documents.Cosmos;

/// <summary>Creates what is missing when told to; otherwise checks that everything is there, and says at once all that is not.</summary>
internal sealed partial class CosmosSetup(CosmosClient client, CosmosOptions options, ILogger logger)
{
    private readonly Dictionary<string, HashSet<string>> composites = [];

    public async Task RunAsync(IReadOnlyList<DocumentDeclaration> declarations, CancellationToken cancellation)
    {
        if (options.CreateIfMissing)
        {
            await client.CreateDatabaseIfNotExistsAsync(options.Database, cancellationToken: cancellation);
        }

        var checks = await Task.WhenAll(
            [CheckDatabaseAsync(cancellation), .. declarations.Select(declaration => CheckAsync(declaration, cancellation))]);
        var problems = checks.OfType<string>().Order(StringComparer.Ordinal).ToList();
        if (problems.Count > 0)
        {
            throw new StoreException(
                StoreFailure.Unavailable,
                $"The Cosmos database '{options.Database}' is not ready: {string.Join("; ", problems)}. "
                + "Create what is missing, or set Storage:Cosmos:CreateIfMissing=true once.");
        }

        var missing = declarations
            .SelectMany(declaration => declaration.Shapes
                .Where(field => field.IsSortable && !HasComposite(declaration.Container, field.Path))
                .Select(field => $"{declaration.Container}/{field.Path}"))
            .ToList();
        if (missing.Count > 0)
        {
            CompositesMissing(logger, string.Join(", ", missing));
        }
    }

    /// <summary>Whether a container can be ordered by a field and then by id.</summary>
    public bool HasComposite(string container, string fieldPath) =>
        composites.TryGetValue(container, out var paths) && paths.Contains(fieldPath);

    private async Task<string?> CheckDatabaseAsync(CancellationToken cancellation)
    {
        try
        {
            await client.GetDatabase(options.Database).ReadAsync(cancellationToken: cancellation);
            return null;
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.NotFound)
        {
            return "the database does not exist";
        }
    }

    private async Task<string?> CheckAsync(DocumentDeclaration declaration, CancellationToken cancellation)
    {
        try
        {
            var found = options.CreateIfMissing
                ? await client
                    .GetDatabase(options.Database)
                    .CreateContainerIfNotExistsAsync(PropertiesOf(declaration), cancellationToken: cancellation)
                : await client.GetContainer(options.Database, declaration.Container).ReadContainerAsync(cancellationToken: cancellation);
            return Check(declaration, found.Resource);
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.NotFound)
        {
            return $"container '{declaration.Container}' is missing (partition key {PartitionKeyPath(declaration)})";
        }
        catch (ArgumentException e)
        {
            // What the SDK throws for a container that exists with another partition key.
            return $"container '{declaration.Container}': {e.Message.Split('\n')[0]}";
        }
    }

    private string? Check(DocumentDeclaration declaration, ContainerProperties found)
    {
        if (found.PartitionKeyPath != PartitionKeyPath(declaration))
        {
            return $"container '{declaration.Container}' has the partition key {found.PartitionKeyPath}, not "
                + $"{PartitionKeyPath(declaration)}";
        }

        if (declaration.Expires && found.DefaultTimeToLive is null)
        {
            return $"container '{declaration.Container}' has no time to live (set it to -1: on, no default)";
        }

        var known = found.IndexingPolicy.CompositeIndexes
            .Where(index => index.Count == 2 && index[1].Path == "/id" && index[0].Order == index[1].Order)
            .Select(index => FieldPathOf(index[0].Path)).ToHashSet();
        lock (composites)
        {
            composites[declaration.Container] = known;
        }

        return null;
    }

    private static ContainerProperties PropertiesOf(DocumentDeclaration declaration)
    {
        var properties = new ContainerProperties(declaration.Container, PartitionKeyPath(declaration));
        if (declaration.Expires)
        {
            properties.DefaultTimeToLive = -1;
        }

        // Only what is asked for is indexed; content never.
        foreach (var path in declaration.Shapes.Select(field => field.Path).Append(declaration.PartitionKeyPath).Distinct())
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = $"{CosmosPath(path)}/?" });
        }

        foreach (var source in declaration
                .Shapes.Select(field => field.FoldedFrom)
                .OfType<string>()
                .Where(source => declaration.Shapes.All(field => field.Path != source)))
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = $"{CosmosPath(source)}/?" });
        }

        foreach (var source in CosmosFoldedText.SourcesOf(declaration))
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = $"{CosmosPath(CosmosFoldedText.PathOf(source))}/?" });
        }

        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        foreach (var field in declaration.Shapes.Where(field => field.IsSortable))
        {
            properties.IndexingPolicy.CompositeIndexes.Add(Composite(field.Path, CompositePathSortOrder.Ascending));
            properties.IndexingPolicy.CompositeIndexes.Add(Composite(field.Path, CompositePathSortOrder.Descending));
        }

        return properties;
    }

    private static Collection<CompositePath> Composite(string path, CompositePathSortOrder order) =>
        [new CompositePath { Path = CosmosPath(path), Order = order }, new CompositePath { Path = "/id", Order = order }];

    private static string PartitionKeyPath(DocumentDeclaration declaration) => CosmosPath(declaration.PartitionKeyPath);

    private static string CosmosPath(string path) => $"/{path.Replace('.', '/')}";

    private static string FieldPathOf(string cosmosPath) =>
        cosmosPath.TrimStart('/').Replace('/', '.').Replace("\"", "", StringComparison.Ordinal);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Composite indexes with the id are missing for: {Fields}. Lists by these are in order, but equal values come in any.")]
    private static partial void CompositesMissing(ILogger logger, string fields);
}
