using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.MyData;
using Portal.Contracts.Trash;
using Portal.Documents;
using Portal.Shared.Modules;

namespace Portal.Trash;

/// <summary>
/// What was deleted: restored, purged after a while, or at once. What lies in it belongs to the modules that put it there.
/// </summary>
public sealed class TrashModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Trash";

    /// <inheritdoc/>
    public IEnumerable<NavigationItem> Navigation => [new("Trash", "/trash", 30)];

    /// <inheritdoc/>
    public IEnumerable<Contribution> Contributions =>
    [
        new HelpTopic("trash", "The trash", 10, typeof(TrashHelpViewComponent)),
        new HelpLimit("Time in the trash", 10, typeof(TrashLimitViewComponent)),
    ];

    /// <inheritdoc/>
    public IEnumerable<RecurringJob> Jobs => [new(PurgeTrash.Name, typeof(PurgeTrash), "17 * * * *")];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TrashOptions>()
            .BindConfiguration(TrashOptions.Section)
            .Validate(trash => trash.RetentionDays is >= 1 and <= 3650, "Trash:RetentionDays must be a number from 1 to 3650.")
            .ValidateOnStart();
        services.AddDocumentContainer(TrashedDocument.Declaration);
        services.AddSingleton<TrashStore>();
        services.AddSingleton<TrashKinds>();
        services.AddSingleton<ITrash, UserTrash>();
        services.AddSingleton<IPersonalData, PersonalTrash>();
        // In the place of the deletion for good that the portal has by itself.
        services.AddSingleton(typeof(IDeletion<>), typeof(TrashMoves<>));
        services.AddByConvention(this);
    }

    /// <inheritdoc/>
    public void MapApi(IEndpointRouteBuilder api) => TrashApi.Map(api);
}
