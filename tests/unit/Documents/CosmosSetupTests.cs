using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.CosmosFake;
using Portal.Documents;
using Portal.Documents.Cosmos;

namespace Portal.Tests.Documents;

/// <summary>What the start creates, and what it says of a database that is not as it should be.</summary>
public sealed class CosmosSetupTests : IDisposable
{
    private readonly FakeCosmosHandler fake = new();

    public void Dispose() => fake.Dispose();

    [Fact]
    public async Task Missing_containers_are_named_together()
    {
        using var creating = CosmosFakeProvider.NewStore(fake);
        await creating.StartAsync([Thing.Declaration], CancellationToken.None);
        using var checking = CosmosFakeProvider.NewStore(fake, create: false);

        var refusal = await Assert.ThrowsAsync<StoreException>(() =>
            checking.StartAsync([Thing.Declaration, Thing.PlainDeclaration], CancellationToken.None));

        Assert.Contains("plain_things", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("CreateIfMissing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        using (var client = NewClient())
        {
            var database = (await client.CreateDatabaseAsync("persistence")).Database;
            await database.CreateContainerAsync(new ContainerProperties("things", "/wrong") { DefaultTimeToLive = -1 });
            await database.CreateContainerAsync(new ContainerProperties("plain_things", "/owner_id"));
        }

        var message = await RefusalAsync();
        Assert.Contains("'things' has the partition key /wrong, not /owner_id", message, StringComparison.Ordinal);
        Assert.Contains("'single_things' is missing", message, StringComparison.Ordinal);
        Assert.DoesNotContain("plain_things", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_database_is_named() =>
        Assert.Contains("the database does not exist", await RefusalAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task Only_what_is_declared_is_indexed()
    {
        using var store = CosmosFakeProvider.NewStore(fake);
        await store.StartAsync([Thing.Declaration], CancellationToken.None);
        using var client = NewClient();
        var created = (await client.GetContainer("persistence", "things").ReadContainerAsync()).Resource;

        Assert.Equal(-1, created.DefaultTimeToLive);
        Assert.Equal("/owner_id", created.PartitionKeyPath);
        Assert.Contains("/metadata/title/?", created.IndexingPolicy.IncludedPaths.Select(path => path.Path));
        Assert.DoesNotContain(
            created.IndexingPolicy.IncludedPaths,
            path => path.Path.Contains("content", StringComparison.Ordinal) || path.Path == "/*");
        Assert.Contains("/*", created.IndexingPolicy.ExcludedPaths.Select(path => path.Path));
        Assert.Equal(2 * Thing.Declaration.Fields.Count(field => field.IsSortable), created.IndexingPolicy.CompositeIndexes.Count);
    }

    [Fact]
    public async Task An_account_that_is_not_named_is_asked_for()
    {
        using var store = new CosmosStore(new CosmosOptions(), TimeProvider.System, NullLogger<CosmosStore>.Instance);
        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.StartAsync([], CancellationToken.None));

        foreach (var name in new[] { "Storage:Cosmos:ConnectionString", "WEBVIZ_DB_CONNECTION_STRING", "Storage:Cosmos:Endpoint" })
        {
            Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("AccountEndpoint=not an address;AccountKey=secret")]
    [InlineData("AccountEndpoint=https://cosmos.invalid/;AccountKey=not-base64-secret!")]
    public async Task A_malformed_connection_string_is_not_quoted(string text)
    {
        using var store = new CosmosStore(
            new CosmosOptions { ConnectionString = text },
            TimeProvider.System,
            NullLogger<CosmosStore>.Instance);
        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.StartAsync([], CancellationToken.None));

        Assert.Contains("Storage:Cosmos:ConnectionString", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> RefusalAsync()
    {
        using var store = CosmosFakeProvider.NewStore(fake, create: false);
        return (await Assert.ThrowsAsync<StoreException>(
            () => store.StartAsync([Thing.Declaration, Thing.PlainDeclaration, Thing.SingleDeclaration], CancellationToken.None))).Message;
    }

    private CosmosClient NewClient() =>
        new(
            CosmosFakeProvider.ConnectionString,
            new CosmosClientOptions
            {
                ConnectionMode = ConnectionMode.Gateway,
                LimitToEndpoint = true,
                HttpClientFactory = () => new HttpClient(fake, disposeHandler: false),
            });
}
