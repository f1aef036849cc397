using Portal.EndToEnd.Browser;

namespace Portal.EndToEnd.Workbench;

/// <summary>A class of tests of the workbench. They have a browser and a portal to themselves.</summary>
[Collection(WorkbenchCollection.Name)]
public abstract class WorkbenchTests(Chromium chromium) : BrowserTests(chromium);

/// <summary>The tests that share the workbench's browser and portal.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WorkbenchCollection : ICollectionFixture<Chromium>, ICollectionFixture<WorkbenchPortal>
{
    public const string Name = "Workbench";
}

/// <summary>A portal that no other tests work on meanwhile: what was saved last is on top of its lists.</summary>
public sealed class WorkbenchPortal : SharedPortal
{
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Server.DisposeAsync();
    }

    protected override Task<PortalServer> ServerAsync() => PortalServer.StartAsync();
}
