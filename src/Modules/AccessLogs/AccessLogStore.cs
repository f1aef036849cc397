using System.Runtime.CompilerServices;
using System.Text.Json;
using Portal.Documents;

namespace Portal.AccessLogs;

/// <summary>Access logs, always by their visitor.</summary>
internal sealed class AccessLogStore(IDocumentContainer<AccessLog> logs, VisitCounter counter)
{
    /// <summary>A page of a visitor's own logs, exact at once: pending visits are counted first.</summary>
    public async Task<DocumentPage<AccessLog>> ListAsync(string visitorId, DocumentQuery<AccessLog> asked, CancellationToken cancellation)
    {
        await counter.CountAsync(visitorId, cancellation);
        return await logs.QueryAsync(asked with { Partition = visitorId }, cancellation);
    }

    /// <summary>Every log of a visitor, the oldest snapshot first; pending visits are counted first.</summary>
    public async IAsyncEnumerable<AccessLog> AllAsync(string visitorId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await counter.CountAsync(visitorId, cancellation);
        await foreach (var log in logs.AllAsync(Of(visitorId), cancellation))
        {
            yield return log.Document;
        }
    }

    /// <summary>Deletes every log of a visitor for good.</summary>
    public async Task DeleteAllAsync(string visitorId, CancellationToken cancellation)
    {
        await foreach (var log in logs.AllAsync(Of(visitorId), cancellation))
        {
            await logs.DeleteAsync(visitorId, log.Document.Id, null, cancellation);
        }
    }

    /// <summary>How many of a visitor's logs match, counted no further than one more than <paramref name="most"/>.</summary>
    public Task<int> CountAsync(string visitorId, Filter<AccessLog>? where, int most, CancellationToken cancellation) => logs.CountAsync(
        new DocumentQuery<AccessLog>
        {
            Partition = visitorId,
            Where = where,
            OrderBy = AccessLog.Declaration.OrderBy(log => log.LastVisitedAt, descending: true),
        },
        most,
        cancellation);

    /// <summary>A visitor's log of a snapshot as it is projected; null when there is none.</summary>
    public async Task<AccessLog?> FindAsync(string visitorId, string snapshotId, CancellationToken cancellation) =>
        (await logs.FindAsync(visitorId, AccessLog.IdOf(snapshotId, visitorId), cancellation))?.Document;

    /// <summary>A visitor's log as JSON, to be attached to a deleted snapshot; null when there is none.</summary>
    public async Task<JsonElement?> FindJsonAsync(string visitorId, string snapshotId, CancellationToken cancellation)
    {
        await counter.CountAsync(visitorId, cancellation);
        var found = await logs.FindAsync(visitorId, AccessLog.IdOf(snapshotId, visitorId), cancellation);
        return found is null ? null : JsonSerializer.SerializeToElement(found.Document, DocumentJson.Options);
    }

    /// <summary>Runs work on every visitor's log of a snapshot.</summary>
    public async Task ForEachOfSnapshotAsync(string snapshotId, Func<AccessLog, Task> work, CancellationToken cancellation)
    {
        var ofSnapshot = new DocumentQuery<AccessLog>
        {
            Where = AccessLog.Declaration.Filters.Equal(log => log.SnapshotId, snapshotId),
            OrderBy = AccessLog.Declaration.OrderBy(log => log.SnapshotMetadata.CreatedAt, descending: false),
        };
        await foreach (var log in logs.AllAsync(ofSnapshot, cancellation))
        {
            await work(log.Document);
        }
    }

    /// <summary>
    /// The logs of all visitors of an owner's own snapshot, the last visit first, and whether these are all: no more than three hundred are
    /// read.
    /// </summary>
    public async Task<(IReadOnlyList<AccessLog> Logs, bool IsAll)> ListOfSnapshotAsync(
        string ownerId,
        string snapshotId,
        CancellationToken cancellation)
    {
        var filters = AccessLog.Declaration.Filters;
        var page = await logs.QueryAsync(
            new DocumentQuery<AccessLog>
            {
                Where = filters.Equal(log => log.SnapshotId, snapshotId) & filters.Equal(log => log.SnapshotOwnerId, ownerId),
                OrderBy = AccessLog.Declaration.OrderBy(log => log.LastVisitedAt, descending: true),
                PageSize = 300,
            },
            cancellation);
        return ([.. page.Items.Select(item => item.Document)], page.Continuation is null);
    }

    private static DocumentQuery<AccessLog> Of(string visitorId) =>
        new() { Partition = visitorId, OrderBy = AccessLog.Declaration.OrderBy(log => log.SnapshotMetadata.CreatedAt, descending: false) };
}
