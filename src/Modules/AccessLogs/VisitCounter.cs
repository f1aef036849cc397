using Microsoft.Extensions.Logging;
using Portal.Documents;

namespace Portal.AccessLogs;

/// <summary>Turns visits into totals, exactly once, and then sets the totals in the access logs.</summary>
internal sealed partial class VisitCounter(
    VisitStore visits, IDocumentContainer<AccessLog> logs, LogProjection projection, ILogger<VisitCounter> logger)
{
    /// <summary>Counts and projects everything that waits for one visitor.</summary>
    /// <exception cref="StoreException">The store failed, or a write was refused again and again.</exception>
    public async Task CountAsync(string visitorId, CancellationToken cancellation)
    {
        var setAside = await TakeAsync(visitorId, VisitKind.Event, events => CountOnceAsync(visitorId, events, cancellation), cancellation);
        setAside += await TakeAsync(
            visitorId,
            VisitKind.Total,
            totals => projection.ProjectAsync(visitorId, totals, cancellation),
            cancellation);
        if (setAside > 0)
        {
            SetAside(logger, setAside, visitorId);
        }
    }

    /// <summary>
    /// Counts for every visitor with something pending; one who cannot be counted for holds up no other. Each has one turn: what comes
    /// meanwhile waits for the next run.
    /// </summary>
    public async Task CountAllAsync(CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        var done = new HashSet<string>();
        while (await visits.ListPendingVisitorsAsync(done, cancellation) is { Count: > 0 } visitors)
        {
            foreach (var visitor in visitors)
            {
                done.Add(visitor);
                try
                {
                    await CountAsync(visitor, cancellation);
                    await SetAsideRestAsync(visitor, cancellation);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    failures.Add(e);
                }
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"The visits of {failures.Count} visitors could not be counted.", failures);
        }
    }

    /// <summary>Takes what is pending of one kind, batch after batch, until there is no more; gives how many could not be read.</summary>
    private async Task<int> TakeAsync(
        string visitorId, VisitKind kind, Func<IReadOnlyList<Stored<Visit>>, Task> take, CancellationToken cancellation)
    {
        var (setAside, rounds, first) = (0, 0, ("", ""));
        while (await visits.ListPendingAsync(visitorId, kind, cancellation) is { Count: > 0 } pending)
        {
            // Other writers hold up the first that waits for a few rounds at most.
            var next = (pending[0].Document.Id, pending[0].ETag);
            rounds = next == first ? rounds + 1 : 1;
            first = next;
            if (rounds > StaleRetry.MostTries)
            {
                throw StaleRetry.GaveUp("A visit or total");
            }

            setAside += await SetAsideAsync(pending.Where(visit => !IsWhole(visit)), cancellation);
            if (pending.Where(IsWhole).ToList() is { Count: > 0 } whole)
            {
                await take(whole);
            }
        }

        return setAside;
    }

    /// <summary>
    /// Sets aside what is pending and is neither an event nor a total by its stored kind. What reads as one all the same, like an event
    /// that came meanwhile, is written as it is read, and found by the next run.
    /// </summary>
    private async Task SetAsideRestAsync(string visitorId, CancellationToken cancellation)
    {
        var pending = await visits.ListPendingAsync(visitorId, null, cancellation);
        foreach (var visit in pending.Where(IsWhole))
        {
            await visits.TryReplaceAsync(visit.Document, visit.ETag, cancellation);
        }

        if (await SetAsideAsync(pending.Where(visit => !IsWhole(visit)), cancellation) is > 0 and var setAside)
        {
            SetAside(logger, setAside, visitorId);
        }
    }

    /// <summary>Whether a visit can be counted: every id that the portal gave is well-formed.</summary>
    private static bool IsWhole(Stored<Visit> visit) =>
        visit.Document is { IsDamaged: false, Kind: VisitKind.Event or VisitKind.Total } && Ids.IsWellFormed(visit.Document.Snapshot.Id);

    /// <summary>Sets aside what cannot be counted: it stays in the store, but is pending no more, so that it holds up nothing.</summary>
    private async Task<int> SetAsideAsync(IEnumerable<Stored<Visit>> unread, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var visit in unread)
        {
            done += await visits.TryReplaceAsync(visit.Document with { Pending = false }, visit.ETag, cancellation) ? 1 : 0;
        }

        return done;
    }

    /// <summary>One batch. It is refused as a whole when another count took any of the events; then there is nothing to mend.</summary>
    private async Task CountOnceAsync(string visitorId, IReadOnlyList<Stored<Visit>> events, CancellationToken cancellation)
    {
        var batch = new List<BatchWrite<Visit>>();
        foreach (var ofOneSnapshot in events.GroupBy(item => item.Document.Snapshot.Id))
        {
            var raising = ofOneSnapshot.Select(item => item.Document).ToList();
            if (await visits.FindTotalAsync(visitorId, ofOneSnapshot.Key, cancellation) is { } total)
            {
                // What a damaged total counted is in the log.
                var known = total.Document.IsDamaged ? await FirstTotalAsync(raising[0], cancellation) : total.Document;
                batch.Add(new BatchWrite<Visit>.Replace(known.Raise(raising), total.ETag));
            }
            else
            {
                batch.Add(new BatchWrite<Visit>.Add((await FirstTotalAsync(raising[0], cancellation)).Raise(raising)));
            }
        }

        batch.AddRange(events.Select<Stored<Visit>, BatchWrite<Visit>>(item => item.Document.IsKeyed
            ? new BatchWrite<Visit>.Replace(item.Document.ToCounted(), item.ETag)
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
            Revision = log?.Portal?.Revision ?? 0,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} visits of {VisitorId} cannot be read and are set aside")]
    private static partial void SetAside(ILogger logger, int count, string visitorId);
}
