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
    /// <summary>The store, its shared containers, events, users and limits. Modules are added after this.</summary>
    public static IServiceCollection AddShared(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddDocumentStore(configuration);
        services.AddDocumentContainer(IdempotencyKey.Declaration);
        services.AddDocumentContainer(KnownUser.Declaration);
        services.AddSingleton<PortalEvents>();
        services.AddSingleton<UserDirectory>();
        services.AddSingleton<ISignInObserver>(provider => provider.GetRequiredService<UserDirectory>());
        services.AddSingleton<PageTokens>();
        services.AddOptions<LimitsOptions>()
            .BindConfiguration(LimitsOptions.Section)
            .Validate(limits => limits.ParallelLargeBodies is >= 1 and <= 256, "Limits:ParallelLargeBodies must be a number from 1 to 256.")
            .Validate(limits => limits.LargeBodiesPerUser is >= 1 and <= 256, "Limits:LargeBodiesPerUser must be a number from 1 to 256.")
            .ValidateOnStart();
        services.AddSingleton<LargeBodies>();
        services.AddSingleton<Idempotency>();
        return services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
    }
}
