using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Shared.Modules;

namespace Portal.Trash;

/// <summary>What was deleted: restored, purged after a while, or at once. What lies in it belongs to the modules that put it there.</summary>
public sealed class TrashModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Trash";

    /// <inheritdoc/>
    public IEnumerable<NavigationItem> Navigation => [new("Trash", "/trash", 30)];

    /// <inheritdoc/>
    public IEnumerable<RecurringJob> Jobs => [new(PurgeTrash.Name, typeof(PurgeTrash), "17 * * * *")];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TrashKinds>();
        services.AddByConvention(this);
    }

    /// <inheritdoc/>
    public void MapApi(IEndpointRouteBuilder api) => TrashApi.Map(api);
}
