using Portal.Shared.Web.Lists;

namespace Portal.Snapshots;

/// <summary>The user's own snapshots. They never change, so "updated" means created.</summary>
internal sealed class SnapshotList : ListDefinition<Snapshot>
{
    public SnapshotList() : base(Snapshot.Declaration, "snapshots", "/snapshots", "your snapshots", view: "mine")
    {
        Order("created_at", snapshot => snapshot.Metadata.CreatedAt, "created", "Created");
        Order("updated_at", snapshot => snapshot.Metadata.CreatedAt);
        Order("title", snapshot => snapshot.Metadata.Title, "title", "Title", snapshot => snapshot.Metadata.TitleLower);
        Order("title_lower", snapshot => snapshot.Metadata.TitleLower);
        Text(snapshot => snapshot.Metadata.TitleLower, snapshot => snapshot.Metadata.DescriptionLower);
        Days("filter_created", snapshot => snapshot.Metadata.CreatedAt, "Created");
    }
}
