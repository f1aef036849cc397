namespace Portal.Contracts.Snapshots;

/// <summary>Knows the titles of what snapshots are made from. A module that keeps such things answers.</summary>
public interface ISourceTitles
{
    /// <summary>The title as people are shown it; null where the owner has nothing of this id.</summary>
    Task<string?> FindTitleAsync(string ownerId, string id, CancellationToken cancellation);
}
