using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Shared.Modules;

/// <summary>
/// A part of the portal. It owns its documents, endpoints, pages and jobs; the host knows it only through this
/// interface and one list. Razor pages and view components of its assembly are found by themselves.
/// </summary>
public interface IModule
{
    /// <summary>The plural noun that is also the folder, the namespace and the route.</summary>
    string Name { get; }

    /// <summary>Registers what the module needs. Called once, before the application is built.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>
    /// Maps the JSON API below <paramref name="api"/>, a group that already asks for sign-in and guards against
    /// cross-site calls. Called once a prefix (<c>/api/persistence</c> and <c>/persistence</c>).
    /// </summary>
    void MapApi(IEndpointRouteBuilder api);

    /// <summary>Entries of the navigation bar.</summary>
    IEnumerable<NavigationItem> Navigation => [];

    /// <summary>Entries of the user's own menu.</summary>
    IEnumerable<MenuEntry> UserMenu => [];

    /// <summary>What the module shows on pages, its own and others': the page's name says on which.</summary>
    IEnumerable<Contribution> Contributions => [];

    /// <summary>Background jobs: run once after start-up and then by their schedule.</summary>
    IEnumerable<RecurringJob> Jobs => [];
}
