using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.AccessLogs;
using Portal.Documents;
using Portal.Sessions;
using Portal.Shared;
using Portal.Shared.Modules;
using Portal.Snapshots;

namespace Portal.Tests.Documents;

/// <summary>Every declaration that the product registers.</summary>
internal static class ProductDeclarations
{
    public static IReadOnlyList<DocumentDeclaration> All { get; } = Collect();

    private static List<DocumentDeclaration> Collect()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().Build();
        services.AddShared(configuration);
        foreach (var module in new IModule[] { new SessionsModule(), new SnapshotsModule(), new AccessLogsModule() })
        {
            module.AddServices(services, configuration);
        }

        return [.. services.Select(service => service.ImplementationInstance).OfType<DocumentDeclaration>().OrderBy(known => known.Container, StringComparer.Ordinal)];
    }
}
