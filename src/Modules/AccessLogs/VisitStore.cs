using Portal.Documents;

namespace Portal.AccessLogs;

/// <summary>Visits and running totals.</summary>
internal sealed class VisitStore(IDocumentContainer<Visit> visits)
{
    /// <summary>Most events in one batch: each may bring a total of its own, and a batch has at most 100 writes.</summary>
    public const int MostEvents = 48;

    /// <summary>Records a visit; one with a key that is known already is the same visit.</summary>
    public Task AddAsync(Visit visit, CancellationToken cancellation) => visits.AddAsync(visit, null, cancellation);

    public Task<Stored<Visit>?> FindTotalAsync(string visitorId, string snapshotId, CancellationToken cancellation) =>
        visits.FindAsync(visitorId, Visit.TotalIdOf(snapshotId), cancellation);

    /// <summary>A visitor's pending documents of one kind, or of whatever kind; the oldest first, as many as fit one batch.</summary>
    public async Task<IReadOnlyList<Stored<Visit>>> ListPendingAsync(string visitorId, VisitKind? kind, CancellationToken cancellation)
    {
        var filters = Visit.Declaration.Filters;
        var pending = filters.Equal(visit => visit.Pending, true);
        var page = await visits.QueryAsync(
            new DocumentQuery<Visit>
            {
                Partition = visitorId,
                Where = kind is { } one ? pending & filters.Equal(visit => visit.Kind, one) : pending,
                OrderBy = Visit.Declaration.OrderBy(visit => visit.At, descending: false),
                PageSize = MostEvents,
            },
            cancellation);
        return page.Items;
    }

    /// <summary>
    /// Up to a hundred visitors with something pending, the longest first, without these: however much waits for them hides nobody.
    /// </summary>
    public async Task<IReadOnlyList<string>> ListPendingVisitorsAsync(IReadOnlySet<string> but, CancellationToken cancellation)
    {
        var pending = new DocumentQuery<Visit>
        {
            Where = Visit.Declaration.Filters.Equal(visit => visit.Pending, true),
            OrderBy = Visit.Declaration.OrderBy(visit => visit.At, descending: false),
        };
        var visitors = visits.AllAsync(pending, cancellation).Select(item => item.Document.VisitorId);
        return await visitors.Where(visitor => !but.Contains(visitor)).Distinct().Take(100).ToListAsync(cancellation);
    }

    /// <summary>Deletes everything that is known of a visitor's visits: events, marks and totals.</summary>
    public async Task DeleteAllAsync(string visitorId, CancellationToken cancellation)
    {
        var oldestFirst = Visit.Declaration.OrderBy(visit => visit.At, descending: false);
        var ofVisitor = new DocumentQuery<Visit> { Partition = visitorId, OrderBy = oldestFirst };
        await foreach (var visit in visits.AllAsync(ofVisitor, cancellation))
        {
            await visits.DeleteAsync(visitorId, visit.Document.Id, null, cancellation);
        }
    }

    public async Task<bool> TryReplaceAsync(Visit total, string etag, CancellationToken cancellation) =>
        (await visits.ReplaceAsync(total, null, etag, cancellation)).IsDone;

    /// <summary>All of these writes or none; false when somebody else was there first.</summary>
    public async Task<bool> TryBatchAsync(string visitorId, IReadOnlyList<BatchWrite<Visit>> writes, CancellationToken cancellation) =>
        await visits.BatchAsync(visitorId, writes, cancellation) is WriteOutcome.Done;
}
