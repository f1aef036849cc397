using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Events;
using Portal.Shared.Identity;
using Portal.Shared.Intents;
using Portal.Shared.Privacy;
using Portal.Shared.Trash;

namespace Portal.Shared;

/// <summary>Registers what modules share.</summary>
public static class SharedServices
{
    /// <summary>The store, its shared containers, events, intents, trash, users and keys. Modules are added after this.</summary>
    public static IServiceCollection AddShared(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddDocumentStore(configuration);
        services.AddDocumentContainer(Intent.Declaration);
        services.AddDocumentContainer(TrashedDocument.Declaration);
        services.AddDocumentContainer(Tombstone.Declaration);
        services.AddDocumentContainer(IdempotencyKey.Declaration);
        services.AddDocumentContainer(KnownUser.Declaration);
        services.AddDocumentContainer(DataProtectionKey.Declaration);
        services.AddOptions<TrashOptions>()
            .BindConfiguration(TrashOptions.Section)
            .Validate(trash => trash.RetentionDays is >= 1 and <= 3650, "Trash:RetentionDays must be a number from 1 to 3650.")
            .ValidateOnStart();
        services.AddSingleton<IntentStore>();
        services.AddSingleton<TrashStore>();
        services.AddSingleton<RestorableDocuments>();
        services.AddSingleton<PortalEvents>();
        services.AddSingleton<UserDirectory>();
        services.AddSingleton<ISignInObserver>(provider => provider.GetRequiredService<UserDirectory>());
        services.AddSingleton<IPersonalData, PersonalRequests>();
        services.AddSingleton<IPersonalData, PersonalProfile>();
        services.AddSingleton<PageTokens>();
        services.AddSingleton<IXmlRepository, StoredKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = provider.GetRequiredService<IXmlRepository>()));
        // Before the framework's own start, which would make a key without asking for the lease.
        services.AddHostedService<FirstKey>();
        services.AddDataProtection().SetApplicationName("WebvizPortal");
        return services.AddPortalApi();
    }
}
