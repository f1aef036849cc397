namespace Portal.EndToEnd.Hosting;

/// <summary>
/// One portal for all test classes that need no more than ids and titles of their own; the demo users are signed in. It ends with the
/// process.
/// </summary>
public class SharedPortal : IAsyncLifetime
{
    private static readonly Lazy<Task<PortalServer>> Started = new(StartAsync);

    public PortalServer Server { get; private set; } = null!;

    public PortalClient Ann { get; private set; } = null!;

    public PortalClient Bob { get; private set; } = null!;

    public PortalClient Cleo { get; private set; } = null!;

    public PortalClient Ada { get; private set; } = null!;

    /// <summary>Nobody.</summary>
    public PortalClient Stranger { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await ServerAsync();
        Ann = await Server.SignInAsync("ann");
        Bob = await Server.SignInAsync("bob");
        Cleo = await Server.SignInAsync("cleo");
        Ada = await Server.SignInAsync("ada");
        Stranger = new PortalClient(Server.Address);
    }

    public virtual Task DisposeAsync()
    {
        foreach (var client in new[] { Ann, Bob, Cleo, Ada, Stranger })
        {
            client?.Dispose();
        }

        return Task.CompletedTask;
    }

    /// <summary>The portal, which this object has started or found.</summary>
    protected virtual Task<PortalServer> ServerAsync() => Started.Value;

    private static async Task<PortalServer> StartAsync()
    {
        var server = await PortalServer.StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
        return server;
    }
}
