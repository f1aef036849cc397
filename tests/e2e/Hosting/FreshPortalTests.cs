using Microsoft.AspNetCore.Hosting;

namespace Portal.EndToEnd.Hosting;

/// <summary>A class of tests that have a portal each, with Ann and Bob signed in.</summary>
public abstract class FreshPortalTests : IAsyncLifetime
{
    protected PortalServer Server { get; private set; } = null!;

    protected PortalClient Ann { get; private set; } = null!;

    protected PortalClient Bob { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await PortalServer.StartAsync(Configure);
        (Ann, Bob) = (await Server.SignInAsync("ann"), await Server.SignInAsync("bob"));
        await PrepareAsync();
    }

    public async Task DisposeAsync()
    {
        Ann.Dispose();
        Bob.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Settings and services other than the portal's own.</summary>
    protected virtual void Configure(IWebHostBuilder builder)
    {
    }

    /// <summary>What each test begins with.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;
}
