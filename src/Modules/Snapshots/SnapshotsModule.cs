using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.MyData;
using Portal.Contracts.Snapshots;
using Portal.Contracts.Trash;
using Portal.Documents;
using Portal.Shared.Modules;
using Portal.Shared.Web;

namespace Portal.Snapshots;

/// <summary>Frozen workbenches: immutable, shared by link. Tells others in events what happens to them.</summary>
public sealed class SnapshotsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Snapshots";

    /// <inheritdoc/>
    public IEnumerable<NavigationItem> Navigation => [new("Snapshots", "/snapshots", 20)];

    /// <inheritdoc/>
    public IEnumerable<Contribution> Contributions =>
    [
        new PageView(Pages.Snapshots.IndexModel.Name, "mine", "Mine", 20, typeof(OwnSnapshotsViewComponent)),
        new PageSection("session", "Snapshots", 10, typeof(MadeFromSessionViewComponent), SnapshotEvents.Changed),
    ];

    /// <inheritdoc/>
    public IEnumerable<RecurringJob> Jobs =>
    [
        new(FinishDeletes.Name, typeof(FinishDeletes), "* * * * *"),
        new(FoldSnapshotTitles.Name, typeof(FoldSnapshotTitles), FoldSnapshotTitles.Cron),
    ];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddDocumentContainer(Snapshot.Declaration);
        services.AddDocumentContainer(SnapshotLink.Declaration);
        services.AddSingleton<SnapshotStore>();
        services.AddDeletable<Snapshot, SnapshotDeletion>();
        services.AddSingleton(new TrashedKind(SnapshotStore.Kind, Icon: "camera", SnapshotEvents.Changed));
        services.AddSingleton<IPersonalData, PersonalSnapshots>();
        services.AddByConvention(this);
    }

    /// <inheritdoc/>
    public void MapApi(IEndpointRouteBuilder api) => SnapshotApi.Map(api);
}
