using Portal.EndToEnd.Browser;

namespace Portal.EndToEnd.Workbench;

/// <summary>A class of tests of the workbench. They have a browser and a portal to themselves.</summary>
[Collection(WorkbenchCollection.Name)]
public abstract class WorkbenchTests(Chromium chromium) : BrowserTests(chromium);

/// <summary>The tests that share the workbench's browser and portal.</summary>
[CollectionDefinition(Name)]
public sealed class WorkbenchCollection : ICollectionFixture<Chromium>, ICollectionFixture<OwnPortal>
{
    public const string Name = "Workbench";
}
