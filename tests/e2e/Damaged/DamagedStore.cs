using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Portal.CosmosFake;
using Portal.Documents;

namespace Portal.EndToEnd.Damaged;

/// <summary>A portal whose stored documents can be copied and damaged behind its back.</summary>
internal abstract class DamagedStore : IAsyncDisposable
{
    public PortalServer Server { get; private set; } = null!;

    public static async Task<DamagedStore> OpenAsync(string provider, LogCapture log)
    {
        DamagedStore store = provider == "Sqlite" ? new OnSqlite() : new OnCosmos();
        store.Server = await PortalServer.StartAsync(builder =>
        {
            log.Listen(builder);
            store.Configure(builder);
        });
        return store;
    }

    /// <summary>A document as it is stored.</summary>
    public abstract Task<JsonObject> ReadAsync(string container, string partition, string id);

    /// <summary>Stores a document beside another one, with its content, under an id of its own.</summary>
    public abstract Task CopyAsync(string container, string partition, string id, string toPartition, string toId, JsonObject document);

    /// <summary>Stores another text in place of a document.</summary>
    public abstract Task ReplaceAsync(string container, string partition, string id, JsonObject document);

    public virtual async ValueTask DisposeAsync() => await Server.DisposeAsync();

    protected abstract void Configure(IWebHostBuilder builder);

    private sealed class OnSqlite : DamagedStore
    {
        public override async Task<JsonObject> ReadAsync(string container, string partition, string id) =>
            JsonNode
                .Parse(
                    await Server.ReadTextAsync(
                        $"SELECT CAST(body AS TEXT) FROM \"{container}\" WHERE partition = @p AND key = @k",
                        ("@p", partition),
                        ("@k", id))
                )!
                .AsObject();

        public override async Task CopyAsync(
            string container,
            string partition,
            string id,
            string toPartition,
            string toId,
            JsonObject document)
        {
            var columns = await Server.ReadTextAsync(
                $"SELECT group_concat('\"' || name || '\"') FROM pragma_table_info('{container}') WHERE name NOT IN ('row', 'partition', "
                    + $"'key', 'body')");
            (string, object?)[] names =
            [
                ("@p", partition),
                ("@k", id),
                ("@tp", toPartition),
                ("@tk", toId),
                ("@body", System.Text.Encoding.UTF8.GetBytes(document.ToJsonString())),];
            await Server.ExecuteAsync(
                $"INSERT INTO \"{container}\" (partition, key, body, {columns}) SELECT @tp, @tk, @body, {columns} FROM \"{container}\" "
                    + $"WHERE partition = @p AND key = @k",
                names);
            if (await Server.ReadTextAsync($"SELECT COUNT(*) FROM sqlite_master WHERE name = '{container}$content'") == "1")
            {
                await Server.ExecuteAsync(
                    $"INSERT INTO \"{container}$content\" (row, content) SELECT new.row, content FROM \"{container}\" new, \"{container}\" "
                        + $"old, \"{container}$content\" c "
                        + "WHERE new.partition = @tp AND new.key = @tk AND old.partition = @p AND old.key = @k AND c.row = old.row",
                    names[..4]);
            }
        }

        public override Task ReplaceAsync(string container, string partition, string id, JsonObject document) => Server.ExecuteAsync(
            $"UPDATE \"{container}\" SET body = @body WHERE partition = @p AND key = @k",
            ("@p", partition), ("@k", id), ("@body", System.Text.Encoding.UTF8.GetBytes(document.ToJsonString())));

        protected override void Configure(IWebHostBuilder builder)
        {
            // The default.
        }
    }

    private sealed class OnCosmos : DamagedStore
    {
        private readonly FakeCosmosHandler cosmos = new();
        private readonly CosmosClient client;

        public OnCosmos() =>
            client = new CosmosClient(
                "http://cosmos.invalid/",
                Convert.ToBase64String(new byte[64]),
                new CosmosClientOptions
                {
                    ConnectionMode = ConnectionMode.Gateway,
                    LimitToEndpoint = true,
                    HttpClientFactory = () => new HttpClient(cosmos, disposeHandler: false),
                });

        public override async Task<JsonObject> ReadAsync(string container, string partition, string id)
        {
            using var answer = await Open(container).ReadItemStreamAsync(id, new PartitionKey(partition));
            return JsonNode.Parse(answer.EnsureSuccessStatusCode().Content)!.AsObject();
        }

        public override async Task CopyAsync(
            string container,
            string partition,
            string id,
            string toPartition,
            string toId,
            JsonObject document)
        {
            using var body = Write(document);
            using var answer = await Open(container).CreateItemStreamAsync(body, new PartitionKey(toPartition));
            answer.EnsureSuccessStatusCode();
        }

        public override async Task ReplaceAsync(string container, string partition, string id, JsonObject document)
        {
            using var body = Write(document);
            using var answer = await Open(container).ReplaceItemStreamAsync(body, id, new PartitionKey(partition));
            answer.EnsureSuccessStatusCode();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            client.Dispose();
            cosmos.Dispose();
        }

        protected override void Configure(IWebHostBuilder builder)
        {
            builder.UseSetting("Storage:Provider", "Cosmos");
            builder.UseSetting(
                "Storage:Cosmos:ConnectionString",
                $"AccountEndpoint=https://cosmos.invalid:443/;AccountKey={Convert.ToBase64String(new byte[64])}");
            builder.UseSetting("Storage:Cosmos:ConnectionMode", "Gateway");
            builder.UseSetting("Storage:Cosmos:LimitToEndpoint", "true");
            builder.UseSetting("Storage:Cosmos:CreateIfMissing", "true");
            builder.ConfigureServices(services =>
                services.AddSingleton<CosmosHttpClient>(() => new HttpClient(cosmos, disposeHandler: false)));
        }

        private Container Open(string container) => client.GetContainer("persistence", container);

        private static MemoryStream Write(JsonObject document) => new(System.Text.Encoding.UTF8.GetBytes(document.ToJsonString()));
    }
}
