namespace Portal.EndToEnd.Hosting;

/// <summary>A portal of one collection, on which no other tests work meanwhile: what was saved last is on top of its lists.</summary>
public sealed class OwnPortal : SharedPortal
{
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Server.DisposeAsync();
    }

    protected override Task<PortalServer> ServerAsync() => PortalServer.StartAsync();
}
