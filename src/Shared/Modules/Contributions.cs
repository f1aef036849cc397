namespace Portal.Shared.Modules;

/// <summary>An entry of the navigation bar.</summary>
/// <param name="Text">What the link says.</param>
/// <param name="Path">Where it leads, from the root of the application, with a leading slash.</param>
/// <param name="Order">Place from left to right; the host's own Start is 0.</param>
public sealed record NavigationItem(string Text, string Path, int Order);

/// <summary>An entry of the user's own menu.</summary>
/// <param name="Text">What the link says.</param>
/// <param name="Path">Where it leads, from the root of the application, with a leading slash.</param>
/// <param name="Icon">Name of its Lucide icon; written with the name of the parameter, where the build looks for it.</param>
/// <param name="Order">Place from top to bottom; the host's own Sign out comes last.</param>
public sealed record MenuEntry(string Text, string Path, string Icon, int Order);

/// <summary>
/// What a module shows on a page, its own or another module's. The page reads what is contributed under its name; a contribution to a page
/// that is not there is shown nowhere.
/// </summary>
/// <param name="Page">Name of the page, as its owner defines it: <c>start</c>, <c>help</c>.</param>
/// <param name="Title">What the heading or the tab says.</param>
/// <param name="Order">Place on the page, lowest first.</param>
/// <param name="ViewComponent">The view component's class; it takes no arguments.</param>
public abstract record Contribution(string Page, string Title, int Order, Type ViewComponent);

/// <summary>
/// A section of a page: a view component that loads and fails on its own, so that a section that cannot be shown leaves the rest of its
/// page alone.
/// </summary>
/// <param name="Page">Name of the page.</param>
/// <param name="Title">Heading, also used in the text that stands in for a section that failed.</param>
/// <param name="Order">Place on the page, lowest first.</param>
/// <param name="ViewComponent">The view component's class; it takes no arguments.</param>
/// <param name="RefreshedBy">Event on which it refreshes itself; null for a section that stays as it was.</param>
/// <param name="All">Path of the page that shows everything, from the root of the application; null where there is none.</param>
public sealed record PageSection(string Page, string Title, int Order, Type ViewComponent, string? RefreshedBy = null, string? All = null)
    : Contribution(Page, Title, Order, ViewComponent)
{
    /// <summary>Its name in an address and in markup: <c>recent-visits</c>.</summary>
    public string Name => Title.ToLowerInvariant().Replace(' ', '-');
}

/// <summary>
/// One of several views of a page that modules put together: a tab, and a view component that reads what it shows from the query.
/// </summary>
/// <param name="Page">Name of the page.</param>
/// <param name="Name">Its name in the address: <c>?view=visited</c>.</param>
/// <param name="Title">What the tab says.</param>
/// <param name="Order">Place from left to right; the first is shown when none is asked for.</param>
/// <param name="ViewComponent">The view component's class; it takes no arguments.</param>
public sealed record PageView(string Page, string Name, string Title, int Order, Type ViewComponent)
    : Contribution(Page, Title, Order, ViewComponent);

/// <summary>A topic of the help.</summary>
/// <param name="Id">Its place in the address: <c>/help#shortcuts</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Order">Place on the page, lowest first.</param>
/// <param name="ViewComponent">The view component's class; it takes no arguments.</param>
public sealed record HelpTopic(string Id, string Title, int Order, Type ViewComponent) : Contribution("help", Title, Order, ViewComponent);

/// <summary>A row in the help's table of limits.</summary>
/// <param name="Title">What is limited.</param>
/// <param name="Order">Place in the table, lowest first.</param>
/// <param name="ViewComponent">The view component's class, which gives the limit; it takes no arguments.</param>
public sealed record HelpLimit(string Title, int Order, Type ViewComponent) : Contribution("help", Title, Order, ViewComponent);

/// <summary>Reads contributions.</summary>
public static class ModuleContributions
{
    /// <summary>What all modules contribute to a page, in its order.</summary>
    public static IReadOnlyList<T> ContributionsTo<T>(this IEnumerable<IModule> modules, string page) where T : Contribution =>
        [.. modules.SelectMany(module => module.Contributions).OfType<T>().Where(part => part.Page == page).OrderBy(part => part.Order)];
}

/// <summary>A background job with its schedule.</summary>
/// <param name="Name">Kebab-case, the module first: <c>access-logs-fold-visits</c>. Shown to operators.</param>
/// <param name="Job">A class that implements <see cref="Jobs.IJob"/>.</param>
/// <param name="Cron">Five-field cron expression, UTC.</param>
public sealed record RecurringJob(string Name, Type Job, string Cron);
