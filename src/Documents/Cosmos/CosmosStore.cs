using Azure.Identity;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;

namespace Portal.Documents.Cosmos;

/// <summary>Documents in an Azure Cosmos DB account, also one that a Webviz deployment has already.</summary>
internal sealed class CosmosStore(
    CosmosOptions options, TimeProvider time, ILogger<CosmosStore> logger, Func<HttpClient>? http = null) : IDocumentStore, IDisposable
{
    /// <summary>As many operations as Cosmos takes in one patch.</summary>
    private const int MostPatchedFields = 10;

    private readonly CosmosRetries retries = new(time);
    private CosmosClient? client;
    private CosmosSetup? setup;

    public string Location => $"Azure Cosmos DB {client?.Endpoint.Host}, database {options.Database}";

    private CosmosClient Client => client ?? throw new InvalidOperationException("The store was not started.");

    public async Task StartAsync(IReadOnlyList<DocumentDeclaration> declarations, CancellationToken cancellation)
    {
        client = Connect();
        setup = new CosmosSetup(client, options, logger);
        try
        {
            await setup.RunAsync(declarations, cancellation);
        }
        catch (Exception e) when (CosmosErrors.IsOfTheService(e))
        {
            throw new StoreException(
                StoreFailure.Unavailable, $"Azure Cosmos DB at {client.Endpoint} cannot be used: {CosmosErrors.Short(e)}", e);
        }
    }

    public IDocumentContainer<T> Open<T>(DocumentDeclaration<T> declaration) where T : class, IDocument
    {
        if (declaration.HasContent && CosmosItem.PatchedNames(declaration).Count() > MostPatchedFields)
        {
            throw new InvalidOperationException(
                $"'{declaration.Container}' has more than {MostPatchedFields} top-level fields beside its keys: "
                + "a replace that keeps the content could not set them all.");
        }

        return new CosmosContainer<T>(
            () => Client.GetContainer(options.Database, declaration.Container),
            field => setup?.HasComposite(declaration.Container, field) is true,
            declaration,
            retries);
    }

    public async Task PingAsync(CancellationToken cancellation)
    {
        try
        {
            await Client.ReadAccountAsync();
        }
        catch (Exception e) when (CosmosErrors.IsOfTheService(e))
        {
            throw CosmosErrors.ToStoreException(e);
        }
    }

    /// <summary>Nothing to do: the service keeps no log that can be read.</summary>
    public Task ForgetAsync() => Task.CompletedTask;

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
            // The retries are ours: see CosmosRetries. The SDK's few serve what the start asks.
            MaxRetryAttemptsOnRateLimitedRequests = 2,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(3),
            HttpClientFactory = http,
        };
        if (!string.IsNullOrEmpty(options.ConnectionString))
        {
            try
            {
                return new CosmosClient(options.ConnectionString, clientOptions);
            }
            catch (Exception e) when (e is ArgumentException or FormatException)
            {
                // Its message may quote the key.
                throw new StoreException(
                    StoreFailure.Unavailable,
                    "Storage:Cosmos:ConnectionString is not one of a Cosmos account: 'AccountEndpoint=https://…/;AccountKey=…;' is "
                        + "expected.");
            }
        }

        return string.IsNullOrEmpty(options.Endpoint)
            ? throw new StoreException(
                StoreFailure.Unavailable,
                "Storage:Provider is Cosmos, but there is no account: set Storage:Cosmos:ConnectionString (or the environment variable "
                + "WEBVIZ_DB_CONNECTION_STRING), or Storage:Cosmos:Endpoint to use an Azure identity.")
            : new CosmosClient(options.Endpoint, new DefaultAzureCredential(), clientOptions);
    }
}
