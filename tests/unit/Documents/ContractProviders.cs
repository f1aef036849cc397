using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Portal.CosmosFake;
using Portal.Documents;
using Portal.Documents.Cosmos;
using Portal.Documents.Sqlite;

namespace Portal.Tests.Documents;

/// <summary>Opens one provider for the contract.</summary>
public interface IContractProvider : IAsyncDisposable
{
    /// <summary>Why this provider cannot be tested here; null when it can.</summary>
    static abstract string? WhyNot { get; }
}

/// <summary>An opened store and the clock it lives by.</summary>
public abstract class ContractProvider : IAsyncDisposable
{
    internal FakeTimeProvider Clock { get; } = new(DateTimeOffset.UnixEpoch.AddYears(56));

    internal abstract IDocumentStore Store { get; }

    /// <summary>Whether the store's time can be moved.</summary>
    internal virtual bool ObeysClock => true;

    public abstract ValueTask DisposeAsync();
}

public sealed class SqliteProvider : ContractProvider, IContractProvider
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-contract-");
    private readonly SqliteStore store;

    public SqliteProvider() => store = new SqliteStore(Path.Combine(folder.FullName, "portal.db"), Clock, NullLogger<SqliteStore>.Instance);

    public static string? WhyNot => null;

    internal override IDocumentStore Store => store;

    public override async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

public sealed class CosmosFakeProvider : ContractProvider, IContractProvider
{
    private readonly CosmosStore store;

    public CosmosFakeProvider()
    {
        Fake = new FakeCosmosHandler(Clock);
        store = NewStore(Fake);
    }

    public static string? WhyNot => null;

    internal FakeCosmosHandler Fake { get; }

    internal override IDocumentStore Store => store;

    /// <summary>Lets the next request for documents fail.</summary>
    internal void FailOnce(InjectedFault fault, Action? before = null)
    {
        var failed = 0;
        Fake.Fault = request =>
        {
            if (!request.RequestUri!.AbsolutePath.Contains("/docs", StringComparison.Ordinal) || Interlocked.Exchange(ref failed, 1) != 0)
            {
                return null;
            }

            before?.Invoke();
            return fault;
        };
    }

    // Any key will do; the fake does not look at it.
    internal const string ConnectionString = "AccountEndpoint=http://cosmos.invalid/;AccountKey=AAAA;";

    internal static CosmosStore NewStore(FakeCosmosHandler fake, bool create = true)
    {
        var options = new CosmosOptions
        {
            ConnectionString = ConnectionString,
            ConnectionMode = CosmosConnectionMode.Gateway,
            LimitToEndpoint = true,
            CreateIfMissing = create,
        };
        return new CosmosStore(
            options,
            TimeProvider.System,
            NullLogger<CosmosStore>.Instance,
            () => new HttpClient(fake, disposeHandler: false));
    }

    public override ValueTask DisposeAsync()
    {
        store.Dispose();
        Fake.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class CosmosAccountProvider : ContractProvider, IContractProvider
{
    private const string Variable = "COSMOS_TEST_CONNECTION_STRING";

    private readonly CosmosOptions options = new()
    {
        ConnectionString = Environment.GetEnvironmentVariable(Variable),
        Database = $"portal-contract-{Ids.New()}",
        ConnectionMode = CosmosConnectionMode.Gateway,
        LimitToEndpoint = true,
        CreateIfMissing = true,
    };

    private readonly CosmosStore store;

    public CosmosAccountProvider() => store = new CosmosStore(options, TimeProvider.System, NullLogger<CosmosStore>.Instance);

    public static string? WhyNot => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable))
        ? $"{Variable} names no account or emulator." : null;

    internal override IDocumentStore Store => store;

    internal override bool ObeysClock => false;

    public override async ValueTask DisposeAsync()
    {
        using var client = new Microsoft.Azure.Cosmos.CosmosClient(
            options.ConnectionString,
            new() { ConnectionMode = Microsoft.Azure.Cosmos.ConnectionMode.Gateway, LimitToEndpoint = true });
        await client.GetDatabase(options.Database).DeleteAsync();
        store.Dispose();
    }
}
