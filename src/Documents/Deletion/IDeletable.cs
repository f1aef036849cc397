using System.Text.Json;

namespace Portal.Documents;

/// <summary>What a module says of its documents, so that they can be deleted, and brought back where the product can do that.</summary>
public interface IDeletable<T>
    where T : class, IDocument
{
    /// <summary>Kind of the documents, a singular noun in lower case.</summary>
    string Kind { get; }

    /// <summary>The partition in which a document lies.</summary>
    string PartitionOf(string ownerId, string id);

    /// <summary>Whose a document is.</summary>
    string OwnerOf(T document);

    /// <summary>What people call a document.</summary>
    string TitleOf(T document);

    /// <summary>Whether a delete that a dead process left may still go on: not over work that was saved since.</summary>
    bool IsUnchangedSince(T document, DateTimeOffset at) => true;

    /// <summary>A document is about to be deleted; what bringing it back will need may be attached. May come more than once.</summary>
    Task DeletingAsync(T document, IDictionary<string, JsonElement> attachments) => Task.CompletedTask;

    /// <summary>A document is gone. May come more than once.</summary>
    Task DeletedAsync(Intent intent) => Task.CompletedTask;

    /// <summary>A document lives again, with what was attached. May come more than once.</summary>
    Task RestoredAsync(string ownerId, string id, IReadOnlyDictionary<string, JsonElement> attachments) => Task.CompletedTask;

    /// <summary>Removes what is kept beside a document that is deleted for good. May be repeated; what lives again keeps it.</summary>
    Task ForgetAsync(string ownerId, string id, CancellationToken cancellation);
}
