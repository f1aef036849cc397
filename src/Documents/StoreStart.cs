using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Documents;

/// <summary>Opens the store before anything else of the host starts, and says where it is.</summary>
internal sealed partial class StoreStart(IDocumentStore store, IEnumerable<DocumentDeclaration> declarations, ILogger<StoreStart> logger)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var declaration in declarations)
        {
            declaration.Freeze();
        }

        await store.StartAsync([.. declarations], cancellationToken);
        Opened(logger, store.Location);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Documents are kept in: {Location}")]
    private static partial void Opened(ILogger logger, string location);
}
