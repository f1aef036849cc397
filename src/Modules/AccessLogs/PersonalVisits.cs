using Portal.Contracts.MyData;

namespace Portal.AccessLogs;

/// <summary>
/// The logs of a user's own visits. Those of others to the user's snapshots are theirs; deleting a snapshot marks them. Erased after the
/// snapshots, whose delete writes one last time into the owner's log.
/// </summary>
internal sealed class PersonalVisits(AccessLogStore logs, VisitStore visits, VisitFolding folding) : IPersonalData
{
    public string Title => "Snapshots that you visited";

    public int Order => 30;

    public async Task<int> CountAsync(string userId, CancellationToken cancellation)
    {
        await folding.FoldAsync(userId, cancellation);
        return await logs.CountAsync(userId, null, IPersonalData.Most, cancellation);
    }

    public Task ExportAsync(string userId, PersonalArchive archive, CancellationToken cancellation) =>
        archive.AddJsonAsync("visits.json", logs.AllAsync(userId, cancellation).Select(SnapshotAccessLog.Of));

    /// <summary>The totals go first: a log without its total is not published again by a folding that is under way.</summary>
    public async Task EraseAsync(string userId, CancellationToken cancellation)
    {
        await visits.DeleteAllAsync(userId, cancellation);
        await logs.DeleteAllAsync(userId, cancellation);
    }
}
