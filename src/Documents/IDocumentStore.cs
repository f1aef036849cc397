namespace Portal.Documents;

/// <summary>A provider of document containers.</summary>
public interface IDocumentStore
{
    /// <summary>Where the documents are, for the start-up message; no secrets.</summary>
    string Location { get; }

    /// <summary>Opens the store, creates or checks what the declarations ask for. Called once, before anything else.</summary>
    /// <exception cref="StoreException">The store cannot be used; the message says why and what to do.</exception>
    Task StartAsync(IReadOnlyList<DocumentDeclaration> declarations, CancellationToken cancellation);

    /// <summary>Opens a container.</summary>
    IDocumentContainer<T> Open<T>(DocumentDeclaration<T> declaration) where T : class, IDocument;

    /// <summary>Asks the store for a sign of life.</summary>
    /// <exception cref="StoreException">It gives none.</exception>
    Task PingAsync(CancellationToken cancellation);

    /// <summary>
    /// Takes what was deleted out of what the store keeps beside its documents (a write-ahead log). Called after an erasure or a purge; may
    /// come more than once, and never fails: what cannot go now goes later by itself.
    /// </summary>
    Task ForgetAsync();
}
