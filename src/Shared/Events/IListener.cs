namespace Portal.Shared.Events;

/// <summary>Listens to an event of another module. An event may have no listener at all.</summary>
public interface IListener<in TEvent>
{
    /// <summary>Handles the event before the raiser goes on; an exception reaches the raiser.</summary>
    Task HandleAsync(TEvent happened, CancellationToken cancellation);
}
