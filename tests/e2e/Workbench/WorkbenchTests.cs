namespace Portal.EndToEnd.Workbench;

/// <summary>A class of tests of the workbench. They have a browser and a portal to themselves.</summary>
[Collection(WorkbenchCollection.Name)]
public abstract class WorkbenchTests(Chromium chromium) : BrowserTests(chromium)
{
    /// <summary>A tab of Ann's at a path, in a browser of its own.</summary>
    protected async Task<WorkbenchTab> OpenTabAsync(OwnPortal portal, string path)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        return await WorkbenchTab.OpenAsync(visitor.Context, path);
    }

    /// <summary>Somebody at a saved session with one note.</summary>
    protected async Task<(string Id, Visitor Visitor, WorkbenchTab Tab)> OpenSessionAsync(OwnPortal portal, string title, string note)
    {
        var id = await portal.Ann.CreateSessionAsync(title, null, NotesContent.Of(note));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        return (id, visitor, tab);
    }
}

/// <summary>The tests that share the workbench's browser and portal.</summary>
[CollectionDefinition(Name)]
public sealed class WorkbenchCollection : ICollectionFixture<Chromium>, ICollectionFixture<OwnPortal>
{
    public const string Name = "Workbench";
}
