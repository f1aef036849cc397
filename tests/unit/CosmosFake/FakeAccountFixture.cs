using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Time.Testing;
using Portal.CosmosFake;

namespace Portal.Tests.CosmosFake;

public sealed record Note(
    string Id, string Owner, string Title, string Slug, int N, DateTimeOffset UpdatedAt, IReadOnlyList<string>? Tags, NoteMeta? Meta)
{
    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }
}

public sealed record NoteMeta(string Kind, int Version);

/// <summary>A fresh fake account with one container of notes, seen through the real SDK.</summary>
public abstract class FakeAccountFixture : IAsyncLifetime, IDisposable
{
    private const string Key = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    protected static readonly PartitionKey Alice = new("alice");
    protected static readonly PartitionKey Bob = new("bob");

    private readonly List<CosmosClient> clients = [];

    internal FakeTimeProvider Clock { get; } = new(DateTimeOffset.UnixEpoch.AddYears(56));

    internal FakeCosmosHandler Fake { get; private set; } = null!;

    internal CosmosClient Client { get; private set; } = null!;

    internal Database Database { get; private set; } = null!;

    internal Container Notes { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Fake = new FakeCosmosHandler(Clock);
        Client = Connect();
        Database = await Client.CreateDatabaseAsync("persistence");
        var properties = new ContainerProperties("notes", "/owner") { DefaultTimeToLive = -1 };
        properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/*" });
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/content/*" });
        properties.IndexingPolicy.CompositeIndexes.Add(
        [
            new CompositePath { Path = "/owner", Order = CompositePathSortOrder.Ascending },
            new CompositePath { Path = "/updatedAt", Order = CompositePathSortOrder.Descending },
        ]);
        properties.UniqueKeyPolicy.UniqueKeys.Add(new UniqueKey { Paths = { "/slug" } });
        Notes = await Database.CreateContainerAsync(properties, ThroughputProperties.CreateAutoscaleThroughput(1000));
    }

    public virtual Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        clients.ForEach(client => client.Dispose());
        Fake.Dispose();
        GC.SuppressFinalize(this);
    }

    internal CosmosClient Connect(Action<CosmosClientOptions>? change = null)
    {
        var options = new CosmosClientOptions
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            MaxRetryAttemptsOnRateLimitedRequests = 2,
            HttpClientFactory = () => new HttpClient(Fake, disposeHandler: false),
        };
        change?.Invoke(options);
        if (options.Serializer is null && options.UseSystemTextJsonSerializerWithOptions is null)
        {
            options.UseSystemTextJsonSerializerWithOptions = new JsonSerializerOptions(JsonSerializerDefaults.Web)
            {
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            };
        }

        var client = new CosmosClient("https://cosmos.fake/", Key, options);
        clients.Add(client);
        return client;
    }

    internal static Note Note(string id, string owner = "alice", string title = "a title", int n = 0) =>
        new(id, owner, title, "slug-" + id, n, DateTimeOffset.UnixEpoch.AddDays(n), ["a", "b"], new NoteMeta("x", n));

    /// <summary>Thirty notes of alice (every third a budget), ten of bob.</summary>
    internal async Task SeedAsync()
    {
        for (var i = 0; i < 30; i++)
            await Notes.CreateItemAsync(Note($"q{i:d2}", "alice", i % 3 == 0 ? $"Budget PLAN {i}" : $"note {i}", i), Alice);
        for (var i = 0; i < 10; i++)
            await Notes.CreateItemAsync(Note($"b{i:d2}", "bob", $"budget bob {i}", i), Bob);
    }

    internal async Task<List<JsonElement>> QueryAsync(string sql, PartitionKey? key = null, params (string Name, object Value)[] parameters)
    {
        var query = new QueryDefinition(sql);
        foreach (var (name, value) in parameters)
            query.WithParameter(name, value);

        using var pages = Notes.GetItemQueryIterator<JsonElement>(query, requestOptions: new QueryRequestOptions { PartitionKey = key });
        var results = new List<JsonElement>();
        while (pages.HasMoreResults)
            results.AddRange(await pages.ReadNextAsync());

        return results;
    }

    internal async Task<List<string>> IdsAsync(string sql, PartitionKey? key = null, params (string Name, object Value)[] parameters) =>
        [.. (await QueryAsync(sql, key, parameters)).Select(result => result.GetProperty("id").GetString()!)];

    internal static async Task<HttpStatusCode> RefusalAsync(Func<Task> act) => (await Assert.ThrowsAsync<CosmosException>(act)).StatusCode;
}
