using Portal.Shared.Documents;

namespace Portal.AccessLogs;

/// <summary>Turns visits into totals, exactly once, and then sets the totals in the access logs.</summary>
internal sealed class VisitFolding(VisitStore visits, IDocumentContainer<AccessLog> logs, LogPublishing publishing)
{
    /// <summary>Folds and publishes everything that waits for one visitor.</summary>
    public async Task FoldAsync(string visitorId, CancellationToken cancellation)
    {
        while (await visits.ListPendingAsync(visitorId, VisitKind.Event, cancellation) is { Count: > 0 } events)
        {
            await FoldOnceAsync(visitorId, events, cancellation);
        }

        while (await visits.ListPendingAsync(visitorId, VisitKind.Total, cancellation) is { Count: > 0 } totals)
        {
            await publishing.PublishAsync(visitorId, totals, cancellation);
        }
    }

    /// <summary>Folds for every visitor with something pending; one who cannot be folded for holds up no other.</summary>
    public async Task FoldAllAsync(CancellationToken cancellation)
    {
        var failures = new Dictionary<string, Exception>();
        while ((await visits.ListPendingVisitorsAsync(cancellation)).Except(failures.Keys).ToList() is { Count: > 0 } visitors)
        {
            foreach (var visitor in visitors)
            {
                try
                {
                    await FoldAsync(visitor, cancellation);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    failures[visitor] = e;
                }
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"The visits of {failures.Count} visitors could not be folded.", failures.Values);
        }
    }

    /// <summary>One batch. It is refused as a whole when another fold took any of the events; then there is nothing to mend.</summary>
    private async Task FoldOnceAsync(string visitorId, IReadOnlyList<Stored<Visit>> events, CancellationToken cancellation)
    {
        var batch = new List<BatchWrite<Visit>>();
        foreach (var ofOneSnapshot in events.GroupBy(item => item.Document.Snapshot.Id))
        {
            var raising = ofOneSnapshot.Select(item => item.Document).ToList();
            if (await visits.FindTotalAsync(visitorId, ofOneSnapshot.Key, cancellation) is { } total)
            {
                batch.Add(new BatchWrite<Visit>.Replace(total.Document.Raise(raising), total.ETag));
            }
            else
            {
                batch.Add(new BatchWrite<Visit>.Add((await FirstTotalAsync(raising[0], cancellation)).Raise(raising)));
            }
        }

        batch.AddRange(events.Select<Stored<Visit>, BatchWrite<Visit>>(item => item.Document.IsKeyed
            ? new BatchWrite<Visit>.Replace(item.Document.ToFolded(), item.ETag)
            : new BatchWrite<Visit>.Delete(item.Document.Id, item.ETag)));
        await visits.TryBatchAsync(visitorId, batch, cancellation);
    }

    /// <summary>A total starts from the log that another program may have written.</summary>
    private async Task<Visit> FirstTotalAsync(Visit first, CancellationToken cancellation)
    {
        var log = (await logs.FindAsync(first.VisitorId, AccessLog.IdOf(first.Snapshot.Id, first.VisitorId), cancellation))?.Document;
        return first with
        {
            Id = Visit.TotalIdOf(first.Snapshot.Id),
            Kind = VisitKind.Total,
            IsKeyed = false,
            Count = log?.Visits ?? 0,
            FirstAt = log?.FirstVisitedAt,
        };
    }
}
