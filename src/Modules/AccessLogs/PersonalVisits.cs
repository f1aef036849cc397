using Portal.Contracts.MyData;

namespace Portal.AccessLogs;

/// <summary>
/// The logs of a user's own visits. Those of others to the user's snapshots are theirs; deleting a snapshot marks them. Erased after the
/// snapshots, whose delete writes one last time into the owner's log.
/// </summary>
internal sealed class PersonalVisits(AccessLogStore logs, VisitStore visits, VisitCounter counter) : IPersonalData
{
    public string Title => "Snapshots that you visited";

    public int Order => 30;

    public async Task<int> CountAsync(string userId, CancellationToken cancellation)
    {
        await counter.CountAsync(userId, cancellation);
        return await logs.CountAsync(userId, null, IPersonalData.Most, cancellation);
    }

    public Task ExportAsync(string userId, PersonalArchive archive, CancellationToken cancellation) =>
        archive.AddJsonAsync("visits.json", logs.AllAsync(userId, cancellation).Select(SnapshotAccessLog.Of));

    /// <summary>The totals go first: a log without its total is not projected again by a count that is under way.</summary>
    public async Task EraseAsync(string userId, CancellationToken cancellation)
    {
        await visits.DeleteAllAsync(userId, cancellation);
        await logs.DeleteAllAsync(userId, cancellation);
    }
}
