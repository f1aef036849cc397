using Portal.Content;
using Portal.Contracts.Snapshots;

namespace Portal.Sessions;

/// <inheritdoc/>
internal sealed class SessionTitles(SessionStore store) : ISourceTitles
{
    public async Task<string?> FindTitleAsync(string ownerId, string id, CancellationToken cancellation) =>
        (await store.FindAsync(ownerId, id, cancellation))?.Metadata.Shown().Title;
}
