using Portal.Documents;

namespace Portal.Sessions;

/// <summary>How sessions are deleted: always by their owner, and their versions only when they do not come back.</summary>
internal sealed class SessionDeletion(SessionStore sessions, VersionStore versions) : IDeletable<Session>
{
    public string Kind => SessionStore.Kind;

    public string PartitionOf(string ownerId, string id) => ownerId;

    public string OwnerOf(Session document) => document.OwnerId;

    public string TitleOf(Session document) => document.Metadata.Title;

    public bool IsUnchangedSince(Session document, DateTimeOffset at) => document.Metadata.UpdatedAt <= at;

    public async Task ForgetAsync(string ownerId, string id, CancellationToken cancellation)
    {
        if (await sessions.FindAsync(ownerId, id, cancellation) is null)
        {
            await versions.RemoveAllAsync(id, cancellation);
        }
    }
}
