using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.MyData;
using Portal.Contracts.Snapshots;
using Portal.Documents;
using Portal.Shared.Modules;
using Portal.Shared.Web;

namespace Portal.AccessLogs;

/// <summary>Who opened which snapshot, how often and when. Learns of snapshots from events alone.</summary>
public sealed class AccessLogsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "AccessLogs";

    /// <inheritdoc/>
    public IEnumerable<Contribution> Contributions =>
    [
        new PageSection("start", "Recent snapshots", 20, typeof(RecentSnapshotsViewComponent), SnapshotEvents.Changed, "/snapshots"),
        new PageView("snapshots", "visited", "Visited", 10, typeof(VisitedSnapshotsViewComponent)),
        new PageSection("snapshot", "Visits", 10, typeof(SnapshotVisitsViewComponent)),
    ];

    /// <inheritdoc/>
    public IEnumerable<RecurringJob> Jobs =>
    [
        new(CountVisits.Name, typeof(CountVisits), "* * * * *"),
        new(MarkLogsDeleted.Name, typeof(MarkLogsDeleted), "* * * * *"),
        new(FoldLogTitles.Name, typeof(FoldLogTitles), FoldLogTitles.Cron),
    ];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddDocumentContainer(AccessLog.Declaration);
        services.AddDocumentContainer(Visit.Declaration);
        services.AddSingleton<AccessLogStore>();
        services.AddSingleton<VisitStore>();
        services.AddSingleton<VisitCounter>();
        services.AddSingleton<LogProjection>();
        services.AddSingleton<LogRemoval>();
        services.AddSingleton<IPersonalData, PersonalVisits>();
        services.AddByConvention(this);
    }

    /// <inheritdoc/>
    public void MapApi(IEndpointRouteBuilder api) => AccessLogApi.Map(api);
}
