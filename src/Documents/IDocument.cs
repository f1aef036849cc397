namespace Portal.Documents;

/// <summary>
/// A document of a container. Its JSON names are snake_case; unknown fields belong into extension data, so that they are kept.
/// </summary>
public interface IDocument
{
    /// <summary>Unique inside its partition.</summary>
    string Id { get; }
}

/// <summary>A document as it stands in the store, without its content.</summary>
/// <param name="Document">The document.</param>
/// <param name="ETag">The store's own version mark: changes with every write, opaque.</param>
public sealed record Stored<T>(T Document, string ETag);
