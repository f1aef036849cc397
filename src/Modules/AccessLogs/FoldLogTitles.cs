using Portal.Content;
using Portal.Documents;
using Portal.Shared.Jobs;

namespace Portal.AccessLogs;

/// <inheritdoc/>
internal sealed class FoldLogTitles(IDocumentContainer<AccessLog> logs, Leases leases) : FoldTitles<AccessLog>(logs, leases, Name)
{
    public const string Name = "access-logs-fold-titles";
}
