using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Events;
using Portal.Shared.Identity;

namespace Portal.Shared;

/// <summary>Registers what modules share.</summary>
public static class SharedServices
{
    /// <summary>The store, its shared containers, events and users. Modules are added after this.</summary>
    public static IServiceCollection AddShared(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddDocumentStore(configuration);
        services.AddDocumentContainer(KnownUser.Declaration);
        services.AddSingleton<PortalEvents>();
        services.AddSingleton<UserDirectory>();
        services.AddSingleton<ISignInObserver>(provider => provider.GetRequiredService<UserDirectory>());
        services.AddSingleton<PageTokens>();
        return services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
    }
}
