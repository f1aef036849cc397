using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.MyData;
using Portal.Shared.Identity;
using Portal.Shared.Modules;

namespace Portal.MyData;

/// <summary>Everything that is stored about a user, to take along and to erase. What that is, those who store it say.</summary>
public sealed class MyDataModule : IModule
{
    /// <inheritdoc/>
    public string Name => "MyData";

    /// <inheritdoc/>
    public IEnumerable<MenuEntry> UserMenu => [new("Export or erase my data", "/my-data", Icon: "folder-down", Order: 10)];

    /// <inheritdoc/>
    public IEnumerable<RecurringJob> Jobs => [new(FinishErasures.Name, typeof(FinishErasures), "* * * * *")];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<PersonalExport>();
        services.AddSingleton<PersonalErasure>();
        services.AddSingleton<ISignInObserver>(provider => provider.GetRequiredService<PersonalErasure>());
        services.AddSingleton<IPersonalData, PersonalRequests>();
        services.AddSingleton<IPersonalData, PersonalProfile>();
        services.AddByConvention(this);
    }

    /// <inheritdoc/>
    public void MapApi(IEndpointRouteBuilder api) => MyDataApi.Map(api);
}
