using Portal.Documents;
using Portal.Shared.Intents;
using Portal.Shared.Trash;

namespace Portal.Sessions;

/// <summary>Deletes sessions into the trash and brings them back, always by their owner.</summary>
internal sealed class SessionDeletes(IDocumentContainer<Session> sessions, TrashStore trash, IntentStore intents, TimeProvider time)
    : TrashMoves<Session>(sessions, trash, intents, time)
{
    protected override string Kind => SessionStore.Kind;

    /// <param name="ownerId">Who asks, and owns.</param>
    /// <param name="id">The session.</param>
    /// <param name="isExpected">The client's condition on the session.</param>
    /// <param name="cancellation">Cancels what has not begun.</param>
    /// <inheritdoc cref="TrashMoves{T}.DeleteAsync"/>
    public Task<WriteOutcome> DeleteAsync(string ownerId, string id, Func<Session, bool> isExpected, CancellationToken cancellation) =>
        DeleteAsync(ownerId, id, ownerId, isExpected, cancellation);

    protected override string PartitionOf(string ownerId, string id) => ownerId;

    protected override string OwnerOf(Session document) => document.OwnerId;

    protected override string TitleOf(Session document) => document.Metadata.Title;

    protected override bool IsUnchangedSince(Session document, DateTimeOffset at) => document.Metadata.UpdatedAt <= at;
}
