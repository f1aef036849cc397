using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Portal.Documents;

namespace Portal.Web.Identity;

/// <summary>Keeps the keys of ASP.NET's data protection in the store.</summary>
internal static class DataProtectionServices
{
    /// <summary>Registers data protection. Nothing may register it before.</summary>
    public static IServiceCollection AddStoredKeys(this IServiceCollection services)
    {
        services.AddDocumentContainer(DataProtectionKey.Declaration);
        services.AddSingleton<IXmlRepository, StoredKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = provider.GetRequiredService<IXmlRepository>()));
        // Before the framework's own start, which would make a key without asking for the lease.
        services.AddHostedService<FirstKey>();
        services.AddDataProtection().SetApplicationName("WebvizPortal");
        return services;
    }
}
