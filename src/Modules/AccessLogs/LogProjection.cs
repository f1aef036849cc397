using Portal.Content;
using Portal.Contracts.Snapshots;
using Portal.Documents;

namespace Portal.AccessLogs;

/// <summary>
/// Sets totals in the access logs. Projecting the same total twice is projecting it once; an older total never overwrites what a
/// newer one has set, and a total that changed while it was projected is projected again.
/// </summary>
internal sealed class LogProjection(VisitStore visits, IDocumentContainer<AccessLog> logs, TombstoneStore tombstones)
{
    private const string SnapshotKind = "snapshot";

    public async Task ProjectAsync(string visitorId, IReadOnlyList<Stored<Visit>> totals, CancellationToken cancellation)
    {
        await Task.WhenAll(totals.Select(total => SetLogAsync(total.Document, cancellation)));
        var projected = totals.Select(BatchWrite<Visit> (total) =>
            new BatchWrite<Visit>.Replace(total.Document with { Pending = false }, total.ETag)).ToList();
        if (!await visits.TryBatchAsync(visitorId, projected, cancellation))
        {
            await Task.WhenAll(totals.Select(total => SettleAsync(total, cancellation)));
        }
    }

    /// <summary>
    /// Marks a log as its snapshot stands: deleted while there is a tombstone, else live; the owner's own log of a deleted snapshot goes.
    /// Whatever order the news of deletes and restores came in, the mark is true.
    /// </summary>
    public async Task MarkAsync(AccessLog log, CancellationToken cancellation)
    {
        if (await FindTombstoneAsync(log.SnapshotId, cancellation) is { } tombstone)
        {
            await MarkDeletedAsync(log, tombstone.DeletedAt, cancellation);
        }

        if (await FindTombstoneAsync(log.SnapshotId, cancellation) is null)
        {
            await MarkLiveAsync(log, cancellation);
        }
    }

    /// <summary>Brings a removed log back as it was; visits made since are on top. A log that is back already stays.</summary>
    public async Task RestoreAsync(AccessLog log, CancellationToken cancellation)
    {
        // Written also where nothing is missing: a removal that the delete before still has under way is refused by it.
        var restored = await ChangeTotalAsync(
            log.VisitorId,
            log.SnapshotId,
            total => Task.FromResult<Visit?>(total.IncludesVisitOf(log) ? total.Touch() : total.Restore(log)),
            cancellation);
        if (restored is { After: { } after })
        {
            await logs.AddAsync(log with { Portal = new AccessLogPortalFields(0, log.Portal?.Outline) }, null, cancellation);
            await SetLogAsync(after, cancellation);
            return;
        }

        await logs.AddAsync(log, null, cancellation);
    }

    /// <summary>
    /// Removes a log. Its total says so first, so that a concurrent projection removes the log, too, and a visit that comes meanwhile
    /// begins a new one. False when there was neither, or when only the log of a deleted snapshot is to go and it is back.
    /// </summary>
    public async Task<bool> RemoveAsync(string visitorId, string snapshotId, bool onlyIfDeleted, CancellationToken cancellation)
    {
        var changed = await ChangeTotalAsync(
            visitorId,
            snapshotId,
            async total =>
                total.IsRemoved || (onlyIfDeleted && await FindTombstoneAsync(snapshotId, cancellation) is null) ? null : total.Remove(),
            cancellation);
        if (changed is { After: { } removed })
        {
            await SetLogAsync(removed, cancellation);
            return true;
        }

        if (changed is not null)
        {
            return false;
        }

        // A log that another program wrote has no total yet.
        return (!onlyIfDeleted || await FindTombstoneAsync(snapshotId, cancellation) is not null)
            && await logs.DeleteAsync(visitorId, AccessLog.IdOf(snapshotId, visitorId), null, cancellation) is WriteOutcome.Done;
    }

    private async Task MarkDeletedAsync(AccessLog log, DateTimeOffset at, CancellationToken cancellation)
    {
        if (log.VisitorId == log.SnapshotOwnerId)
        {
            await RemoveAsync(log.VisitorId, log.SnapshotId, onlyIfDeleted: true, cancellation);
            return;
        }

        var mark = new Patch<AccessLog>()
            .Set(known => known.SnapshotDeleted, true)
            .Set(known => known.SnapshotDeletedAt, at)
            .When(AccessLog.Declaration.Filters.Equal(known => known.SnapshotDeleted, false));
        await logs.PatchAsync(log.VisitorId, log.Id, mark, cancellation);
    }

    private async Task MarkLiveAsync(AccessLog log, CancellationToken cancellation)
    {
        var mark = new Patch<AccessLog>()
            .Set(known => known.SnapshotDeleted, false)
            .Set(known => known.SnapshotDeletedAt, null)
            .When(AccessLog.Declaration.Filters.Equal(known => known.SnapshotDeleted, true));
        await logs.PatchAsync(log.VisitorId, log.Id, mark, cancellation);
    }

    private async Task<Tombstone?> FindTombstoneAsync(string snapshotId, CancellationToken cancellation) =>
        (await tombstones.FindAsync(SnapshotKind, snapshotId, cancellation))?.Document;

    /// <summary>
    /// Changes a total as <paramref name="change"/> says, which gives null where it is to stay as it is. Null when there is no total.
    /// </summary>
    private Task<ChangedTotal?> ChangeTotalAsync(
        string visitorId, string snapshotId, Func<Visit, Task<Visit?>> change, CancellationToken cancellation) =>
        StaleRetry.RunAsync<ChangedTotal?>("A total", async () =>
        {
            if (await visits.FindTotalAsync(visitorId, snapshotId, cancellation) is not { } total)
            {
                return null;
            }

            var after = await change(total.Document);
            return after is null || await visits.TryReplaceAsync(after, total.ETag, cancellation)
                ? new ChangedTotal(after)
                : Attempt<ChangedTotal?>.Stale;
        });

    /// <summary>Strikes out one total; while it changes under our hands, its newer state is set first.</summary>
    private Task<bool> SettleAsync(Stored<Visit> total, CancellationToken cancellation) => StaleRetry.RunAsync<bool>("A total", async () =>
    {
        if (await visits.TryReplaceAsync(total.Document with { Pending = false }, total.ETag, cancellation))
        {
            return true;
        }

        if (await visits.FindTotalAsync(total.Document.VisitorId, total.Document.Snapshot.Id, cancellation) is not { } newer)
        {
            return true;
        }

        total = newer;
        await SetLogAsync(total.Document, cancellation);
        return Attempt<bool>.Stale;
    });

    private Task<bool> SetLogAsync(Visit total, CancellationToken cancellation) => StaleRetry.RunAsync<bool>("An access log", async () =>
    {
        var id = AccessLog.IdOf(total.Snapshot.Id, total.VisitorId);
        var current = await logs.FindAsync(total.VisitorId, id, cancellation);
        if (current?.Document.Portal?.Revision >= total.Revision)
        {
            // Set already, perhaps by a process that died before it could ask for the tombstone.
            await MarkIfDeletedAsync(current.Document, cancellation);
            return true;
        }

        return await TrySetAsync(id, current, total, cancellation) ? true : Attempt<bool>.Stale;
    });

    private async Task<bool> TrySetAsync(string id, Stored<AccessLog>? current, Visit total, CancellationToken cancellation)
    {
        if (total.IsRemoved)
        {
            return current is null
                || await logs.DeleteAsync(total.VisitorId, id, current.ETag, cancellation) is WriteOutcome.Done or WriteOutcome.Gone;
        }

        if (current is not null)
        {
            // A damaged log is written anew: its total knows all of it.
            var raised = current.Document.IsDamaged ? NewLog(id, total) : Raise(current.Document, total);
            return (await logs.ReplaceAsync(raised, null, current.ETag, cancellation)).IsDone;
        }

        // There is no log to compare with: an old total must not bring back what a newer one removed.
        var newest = await visits.FindTotalAsync(total.VisitorId, total.Snapshot.Id, cancellation);
        if (newest?.Document.Revision != total.Revision)
        {
            return true;
        }

        var added = NewLog(id, total);
        if (!(await logs.AddAsync(added, null, cancellation)).IsDone)
        {
            return false;
        }

        await MarkIfDeletedAsync(added, cancellation);
        return true;
    }

    /// <summary>A snapshot may have gone between the visit and its count: its tombstone is set before any log is marked.</summary>
    private async Task MarkIfDeletedAsync(AccessLog log, CancellationToken cancellation)
    {
        if (!log.SnapshotDeleted && await FindTombstoneAsync(log.SnapshotId, cancellation) is not null)
        {
            await MarkAsync(log, cancellation);
        }
    }

    private static AccessLog NewLog(string id, Visit total) => new()
    {
        Id = id,
        VisitorId = total.VisitorId,
        SnapshotId = total.Snapshot.Id,
        SnapshotOwnerId = total.Snapshot.OwnerId,
        Visits = total.Count,
        FirstVisitedAt = total.FirstAt,
        LastVisitedAt = total.At,
        SnapshotMetadata = VisitedSnapshot.Of(total.Snapshot),
        Portal = new AccessLogPortalFields(total.Revision, total.Snapshot.Outline),
    };

    private static AccessLog Raise(AccessLog log, Visit total) => log with
    {
        Visits = total.Count,
        FirstVisitedAt = total.FirstAt ?? log.FirstVisitedAt,
        LastVisitedAt = total.At,
        Portal = new AccessLogPortalFields(total.Revision, total.Snapshot.Outline),
    };

    /// <summary>A total that was found.</summary>
    /// <param name="After">What it was changed to; null where it stays as it is.</param>
    private sealed record ChangedTotal(Visit? After);
}
