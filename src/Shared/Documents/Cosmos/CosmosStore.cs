using Azure.Identity;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;

namespace Portal.Shared.Documents.Cosmos;

/// <summary>Documents in an Azure Cosmos DB account, also one that a Webviz deployment has already.</summary>
internal sealed class CosmosStore(
    CosmosOptions options, TimeProvider time, ILogger<CosmosStore> logger, Func<HttpClient>? http = null) : IDocumentStore, IDisposable
{
    private readonly CosmosRetries retries = new(time);
    private CosmosClient? client;
    private CosmosSetup? setup;

    public string Location => $"Azure Cosmos DB {Client.Endpoint.Host}, database {options.Database}";

    private CosmosClient Client => client ?? throw new InvalidOperationException("The store was not started.");

    public async Task StartAsync(IReadOnlyList<DocumentDeclaration> declarations, CancellationToken cancellation)
    {
        client = Connect();
        setup = new CosmosSetup(client, options, logger);
        try
        {
            await setup.RunAsync(declarations, cancellation);
        }
        catch (Exception e) when (e is CosmosException or HttpRequestException)
        {
            throw new StoreException(
                StoreFailure.Unavailable, $"Azure Cosmos DB at {client.Endpoint} cannot be used: {CosmosErrors.Short(e)}", e);
        }
    }

    public IDocumentContainer<T> Open<T>(DocumentDeclaration<T> declaration) where T : class, IDocument =>
        new CosmosContainer<T>(
            () => Client.GetContainer(options.Database, declaration.Container),
            field => setup?.HasComposite(declaration.Container, field) is true,
            declaration,
            retries);

    public async Task PingAsync(CancellationToken cancellation)
    {
        try
        {
            await Client.ReadAccountAsync();
        }
        catch (Exception e) when (e is CosmosException or HttpRequestException)
        {
            throw CosmosErrors.ToStoreException(e);
        }
    }

    public void Dispose() => client?.Dispose();

    private CosmosClient Connect()
    {
        var clientOptions = new CosmosClientOptions
        {
            ApplicationName = "WebvizPortal",
            ConnectionMode = options.ConnectionMode is CosmosConnectionMode.Direct ? ConnectionMode.Direct : ConnectionMode.Gateway,
            LimitToEndpoint = options.LimitToEndpoint,
            UseSystemTextJsonSerializerWithOptions = DocumentJson.Options,
            EnableContentResponseOnWrite = false,
            // The retries are ours: see CosmosRetries.
            MaxRetryAttemptsOnRateLimitedRequests = 0,
            HttpClientFactory = http,
        };
        if (!string.IsNullOrEmpty(options.ConnectionString))
        {
            return new CosmosClient(options.ConnectionString, clientOptions);
        }

        return string.IsNullOrEmpty(options.Endpoint)
            ? throw new StoreException(
                StoreFailure.Unavailable,
                "Storage:Provider is Cosmos, but there is no account: set Storage:Cosmos:ConnectionString (or the environment variable "
                + "WEBVIZ_DB_CONNECTION_STRING), or Storage:Cosmos:Endpoint to use an Azure identity.")
            : new CosmosClient(options.Endpoint, new DefaultAzureCredential(), clientOptions);
    }
}
