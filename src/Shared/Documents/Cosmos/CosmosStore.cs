using Microsoft.Extensions.Logging;

namespace Portal.Shared.Documents.Cosmos;

internal sealed class CosmosStore(CosmosOptions options, TimeProvider time, ILogger<CosmosStore> logger, Func<HttpClient>? http = null) : IDocumentStore
{
    public string Location => $"{options} {time} {logger} {http}";
    public Task StartAsync(IReadOnlyList<DocumentDeclaration> declarations, CancellationToken cancellation) => throw new NotSupportedException();
    public IDocumentContainer<T> Open<T>(DocumentDeclaration<T> declaration) where T : class, IDocument => throw new NotSupportedException();
    public Task PingAsync(CancellationToken cancellation) => throw new NotSupportedException();
}
