using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Content;
using Portal.Documents;
using Portal.Shared;
using Portal.Web.Identity;

namespace Portal.Tests.Documents;

/// <summary>Every declaration that the product registers.</summary>
internal static class ProductDeclarations
{
    public static IReadOnlyList<DocumentDeclaration> All { get; } = Collect();

    private static List<DocumentDeclaration> Collect()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().Build();
        services.AddShared(configuration).AddContent().AddStoredKeys();
        foreach (var module in Portal.Web.Modules.All)
        {
            module.AddServices(services, configuration);
        }

        return
        [
            .. services
                .Select(service => service.ImplementationInstance)
                .OfType<DocumentDeclaration>()
                .OrderBy(known => known.Container, StringComparer.Ordinal),];
    }
}
