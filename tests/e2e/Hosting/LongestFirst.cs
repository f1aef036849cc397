using Portal.EndToEnd.Hosting;
using Portal.EndToEnd.Workbench;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Portal.EndToEnd.Hosting.LongestFirst", "Portal.EndToEnd")]

namespace Portal.EndToEnd.Hosting;

/// <summary>
/// The collections that have a browser run for as long as all others together: they begin first, each at a pace of its own.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] First = [WorkbenchCollection.Name, BrowserCollection.Name, TourCollection.Name];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections
        .OrderBy(collection => Array.IndexOf(First, collection.DisplayName) is >= 0 and var at ? at : First.Length)
        .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
