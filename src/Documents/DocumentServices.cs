using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Documents.Cosmos;
using Portal.Documents.Sqlite;

namespace Portal.Documents;

/// <summary>Registers the store and the containers of modules.</summary>
public static class DocumentServices
{
    /// <summary>
    /// Registers the configured store. Containers are added by <see cref="AddDocumentContainer"/>, tracing last by <see
    /// cref="TraceDocumentContainers"/>.
    /// </summary>
    public static IServiceCollection AddDocumentStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>()
            .BindConfiguration(StorageOptions.Section)
            .Configure(options => options.Cosmos.ConnectionString ??= configuration["WEBVIZ_DB_CONNECTION_STRING"])
            .Validate(options => Enum.IsDefined(options.Provider), "Storage:Provider must be Sqlite or Cosmos.")
            .ValidateOnStart();
        services.AddSingleton<IDocumentStore>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            var time = provider.GetRequiredService<TimeProvider>();
            return options.Provider is StorageProvider.Cosmos
                ? new CosmosStore(
                    options.Cosmos,
                    time,
                    provider.GetRequiredService<ILogger<CosmosStore>>(),
                    provider.GetService<CosmosHttpClient>() is { } client ? () => client() : null)
                : new SqliteStore(SqlitePath.Resolve(options.Sqlite.Path), time, provider.GetRequiredService<ILogger<SqliteStore>>());
        });
        services.AddDocumentContainer(Lease.Declaration);
        services.AddSingleton(provider => new Leases(
            provider.GetRequiredService<IDocumentContainer<Lease>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddDocumentContainer(Intent.Declaration);
        services.AddSingleton<IntentStore>();
        services.AddDocumentContainer(Tombstone.Declaration);
        services.AddSingleton<TombstoneStore>();
        services.AddSingleton(typeof(IDeletion<>), typeof(PermanentDeletion<>));
        services.AddHostedService<StoreStart>();
        return services;
    }

    /// <summary>Declares a container; its documents are then had from <c>IDocumentContainer&lt;T&gt;</c>.</summary>
    public static IServiceCollection AddDocumentContainer<T>(this IServiceCollection services, DocumentDeclaration<T> declaration)
        where T : class, IDocument => services
        .AddSingleton<DocumentDeclaration>(declaration)
        .AddSingleton(provider => provider.GetRequiredService<IDocumentStore>().Open(declaration));

    /// <summary>Decorates every container that was added with tracing and metrics.</summary>
    public static IServiceCollection TraceDocumentContainers(this IServiceCollection services) =>
        services.Decorate(typeof(IDocumentContainer<>), typeof(TracedContainer<>));
}

/// <summary>Makes the HTTP client of the Cosmos SDK; registered by tests that put a fake behind it.</summary>
internal delegate HttpClient CosmosHttpClient();
