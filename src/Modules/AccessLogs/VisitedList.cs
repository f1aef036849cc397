using Portal.Shared.Web.Lists;

namespace Portal.AccessLogs;

/// <summary>The snapshots that the user visited.</summary>
internal sealed class VisitedList : ListDefinition<AccessLog>
{
    public VisitedList() : base(AccessLog.Declaration, "snapshot_access_logs", "/snapshots", "visited snapshots", view: "visited")
    {
        Order("visits", log => log.Visits, "visits", "Your visits");
        Order("last_visited_at", log => log.LastVisitedAt, "visited", "Last visited", isDefault: true);
        Order("snapshot_metadata.title", log => log.SnapshotMetadata.Title, "title", "Title", log => log.SnapshotMetadata.TitleLower);
        Order("snapshot_metadata.title__lower", log => log.SnapshotMetadata.TitleLower);
        Order("snapshot_metadata.created_at", log => log.SnapshotMetadata.CreatedAt, "created", "Created");
        Text(log => log.SnapshotMetadata.TitleLower, log => log.SnapshotMetadata.DescriptionLower);
        Days("filter_created", log => log.SnapshotMetadata.CreatedAt, "Created", FilterPlace.More, prefix: "created-");
        Days("filter_last_visited", log => log.LastVisitedAt, "Visited", FilterPlace.Start);
        User("filter_owner_id", log => log.SnapshotOwnerId, new Tick("Mine only", "mine", "only"));
        Flag("filter_snapshot_deleted", log => log.SnapshotDeleted, new Tick("Hide deleted", "deleted", "hide"), asks: false);
    }
}
