using Portal.Content;
using Portal.Documents;
using Portal.Shared.Jobs;

namespace Portal.Sessions;

/// <inheritdoc/>
internal sealed class FoldSessionTitles(IDocumentContainer<Session> sessions, Leases leases) : FoldTitles<Session>(sessions, leases, Name)
{
    public const string Name = "sessions-fold-titles";
}
