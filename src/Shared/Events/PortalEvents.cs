using Microsoft.Extensions.DependencyInjection;

namespace Portal.Shared.Events;

/// <summary>Raises events to listeners; modules talk through these, never to each other.</summary>
public sealed class PortalEvents(IServiceProvider services)
{
    /// <summary>Tells every listener, one after the other; the first exception ends it.</summary>
    public async Task RaiseAsync<TEvent>(TEvent happened, CancellationToken cancellation)
    {
        foreach (var listener in services.GetServices<IListener<TEvent>>())
        {
            await listener.HandleAsync(happened, cancellation);
        }
    }
}
