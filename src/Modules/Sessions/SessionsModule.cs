using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Content;
using Portal.Contracts.MyData;
using Portal.Contracts.Sessions;
using Portal.Contracts.Snapshots;
using Portal.Contracts.Trash;
using Portal.Documents;
using Portal.Shared.Modules;
using Portal.Shared.Web;

namespace Portal.Sessions;

/// <summary>Saved workbenches: private, editable, versioned.</summary>
public sealed class SessionsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Sessions";

    /// <inheritdoc/>
    public IEnumerable<Contribution> Contributions =>
        [new PageSection("start", "Recent sessions", 10, typeof(RecentSessionsViewComponent), SessionEvents.Changed, "/sessions")];

    /// <inheritdoc/>
    public IEnumerable<NavigationItem> Navigation => [new("Sessions", "/sessions", 10)];

    /// <inheritdoc/>
    public IEnumerable<RecurringJob> Jobs =>
    [
        new(FinishDeletes.Name, typeof(FinishDeletes), "* * * * *"),
        new(FoldSessionTitles.Name, typeof(FoldSessionTitles), FoldSessionTitles.Cron),
    ];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<VersionsOptions>()
            .BindConfiguration(VersionsOptions.Section)
            .Validate(versions => versions.KeepCount is >= 1 and <= 10_000, "Versions:KeepCount must be a number from 1 to 10000.")
            .Validate(versions => versions.KeepDays is >= 1 and <= 3650, "Versions:KeepDays must be a number from 1 to 3650.")
            .ValidateOnStart();
        services.AddDocumentContainer(Session.Declaration);
        services.AddDocumentContainer(SessionVersion.Declaration);
        services.AddDocumentContainer(PendingImport.Declaration);
        services.AddSingleton<SessionStore>();
        services.AddSingleton<VersionStore>();
        services.AddSingleton<PendingImportStore>();
        services.AddDeletable<Session, SessionDeletion>();
        services.AddSingleton(new TrashedKind(SessionStore.Kind, Icon: "layout-dashboard", SessionEvents.Changed));
        services.AddSingleton<IPersonalData, PersonalSessions>();
        services.AddSingleton<IPersonalData, PersonalImports>();
        services.AddSingleton<ISourceTitles, SessionTitles>();
        services.AddByConvention(this);
    }

    /// <inheritdoc/>
    public void MapApi(IEndpointRouteBuilder api) => SessionApi.Map(api);
}
