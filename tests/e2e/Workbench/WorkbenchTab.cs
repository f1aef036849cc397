using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>A tab with the workbench in it, in a user's words.</summary>
public sealed class WorkbenchTab(IPage page)
{
    private const string Prefix = "webviz-portal:draft:";

    public IPage Page { get; } = page;

    /// <summary>The status word in the bar.</summary>
    public ILocator Status => Page.Locator("[data-status]");

    public ILocator Title => Page.Locator("[data-title]");

    public ILocator Desk => Page.Locator("[data-desk]");

    /// <summary>Why nothing is shown.</summary>
    public ILocator Problem => Page.Locator("[data-problem]");

    public ILocator Toasts => Page.Locator("#toasts");

    public ILocator Recovery => Dialog("recovery");

    public ILocator Question => Dialog("question");

    /// <summary>Path and query of the address.</summary>
    public string Here => new Uri(Page.Url).PathAndQuery;

    /// <summary>Opens a path in a new tab of this browser.</summary>
    public static async Task<WorkbenchTab> OpenAsync(IBrowserContext context, string path)
    {
        var tab = new WorkbenchTab(await context.NewPageAsync());
        await tab.Page.GotoAsync(path);
        return tab;
    }

    public ILocator Dialog(string name) => Page.Locator($"dialog[data-dialog={name}][open]");

    public ILocator Notice(string about) => Page.Locator($"[data-notices] [data-about={about}]");

    /// <summary>The frame of a note, counted from 0.</summary>
    public ILocator Note(int index) => Page.Locator("section.module").Nth(index);

    public Task NoteReadsAsync(string text, int index = 0) => Assertions.Expect(Note(index).Locator(".note-text")).ToHaveTextAsync(text);

    /// <summary>Opens a note's field, for keys.</summary>
    public async Task<ILocator> EditAsync(int index = 0)
    {
        var field = Note(index).Locator("textarea");
        if (!await field.IsVisibleAsync())
        {
            // While a first text is formatted, the button of the empty note is still there beside Edit.
            await Note(index).Locator(".note").GetByRole(AriaRole.Button).Last.ClickAsync();
        }

        return field;
    }

    /// <summary>Writes a note anew and leaves its field.</summary>
    public async Task WriteAsync(string text, int index = 0)
    {
        var field = await EditAsync(index);
        await field.FillAsync(text);
        await field.PressAsync("Escape");
    }

    /// <summary>Writes a note anew and waits until the draft of it is in both layers of the browser's storage.</summary>
    public async Task WriteAndKeepAsync(string text, int index = 0)
    {
        await WriteAsync(text, index);
        await IsKeptAsync(text);
    }

    /// <summary>Adds a note to a dashboard that has none, writes it and waits for its draft.</summary>
    public async Task BeginNoteAsync(string text)
    {
        await Page.Locator("webviz-workbench .module-choice").Filter(new() { HasText = "Notes" }).First.ClickAsync();
        await WriteAndKeepAsync(text);
    }

    /// <summary>Adds a chart to a dashboard that has no module, with so many ensembles of those that there are.</summary>
    public async Task AddChartAsync(int ensembles = 1)
    {
        await Page.Locator("webviz-workbench .module-choice").Filter(new() { HasText = "Time series" }).First.ClickAsync();
        await Page.Locator(".ensemble-button").ClickAsync();
        for (var index = 0; index < ensembles; index++)
        {
            await Page.Locator(".ensemble-menu input").Nth(index).CheckAsync();
        }

        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.Locator(".chart-plot canvas")).ToBeVisibleAsync();
    }

    /// <summary>Waits until the workbench is at the address of a session, another one than before, and gives its id.</summary>
    public async Task<string> IsInSessionAsync(string before = "-")
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex($"/session/(?!{Regex.Escape(before)}$)[A-Za-z0-9_-]+$"));
        return Here["/session/".Length..];
    }

    public Task ActAsync(string name) => Page.Locator($".workbench-bar [data-act={name}]").ClickAsync();

    public async Task SaveAsync()
    {
        await ActAsync("save");
        await Assertions.Expect(Status).ToHaveTextAsync("Saved");
    }

    /// <summary>Saves what was not saved yet under a title, and gives the id of its session.</summary>
    public async Task<string> SaveAsAsync(string title)
    {
        await ActAsync("save");
        await Dialog("metadata").GetByLabel("Title").FillAsync(title);
        await AnswerAsync("metadata", "Save");
        await Assertions.Expect(Status).ToHaveTextAsync("Saved");
        return await IsInSessionAsync();
    }

    /// <summary>Presses a button of an open dialog.</summary>
    public Task AnswerAsync(string dialog, string button) => Dialog(dialog).GetByText(button, new() { Exact = true }).ClickAsync();

    /// <summary>Opens another session inside the document, by the bar's menu.</summary>
    public async Task OpenInPlaceAsync(string title)
    {
        await ActAsync("save-menu");
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "Open…" }).ClickAsync();
        await Dialog("open").GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
    }

    /// <summary>The drafts in localStorage, as they lie there; all of them whole.</summary>
    public async Task<IReadOnlyList<JsonElement>> DraftsAsync() =>
        [.. (await StoredAsync()).Select(text => JsonSerializer.Deserialize<JsonElement>(text))];

    /// <summary>The drafts in localStorage as text, damaged ones too.</summary>
    public Task<string[]> StoredAsync() => Page.EvaluateAsync<string[]>(
        $"() => Object.keys(localStorage).filter((key) => key.startsWith('{Prefix}')).map((key) => localStorage.getItem(key))");

    /// <summary>How many drafts IndexedDB holds.</summary>
    public async Task<int> IndexedDraftsAsync() => JsonSerializer.Deserialize<JsonElement>(await IndexedTextAsync()).GetArrayLength();

    /// <summary>The drafts in IndexedDB, as JSON.</summary>
    private Task<string> IndexedTextAsync() => StoreAsync("drafts");

    /// <summary>What was set aside in this browser, as it lies there, whoever it is of.</summary>
    public async Task<IReadOnlyList<JsonElement>> SetAsideAsync() =>
        [.. JsonSerializer.Deserialize<JsonElement>(await StoreAsync("set_aside")).EnumerateArray()];

    /// <summary>A store of IndexedDB, as JSON.</summary>
    public Task<string> StoreAsync(string name) => Page.EvaluateAsync<string>("""
        (name) => new Promise((resolve, reject) => {
          const opening = indexedDB.open("webviz-portal", 2);
          opening.onupgradeneeded = () => [["drafts", "draftId"], ["bases", "draftId"], ["set_aside", "setAsideId"]]
            .filter(([store]) => !opening.result.objectStoreNames.contains(store))
            .forEach(([store, keyPath]) => opening.result.createObjectStore(store, { keyPath }));
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction(name).objectStore(name).getAll();
            reading.onsuccess = () => { opening.result.close(); resolve(JSON.stringify(reading.result)); };
          };
        })
        """, name);

    /// <summary>Waits until a draft in localStorage holds the text, and IndexedDB holds as many drafts.</summary>
    public async Task IsKeptAsync(string text)
    {
        await Eventually.HoldsAsync(async () => (await StoredAsync()).Any(draft => draft.Contains(text, StringComparison.Ordinal)));
        await Eventually.HoldsAsync(async () => (await IndexedTextAsync()).Contains(text, StringComparison.Ordinal));
    }

    /// <summary>Waits until no draft is left in either layer.</summary>
    public Task HasNoDraftAsync() =>
        Eventually.HoldsAsync(async () => (await StoredAsync()).Length == 0 && await IndexedDraftsAsync() == 0);

    /// <summary>Kills the process behind the tab: nothing of the page runs any more, not even what runs when a page is left.</summary>
    public async Task CrashAsync()
    {
        var crashed = new TaskCompletionSource();
        Page.Crash += (_, _) => crashed.TrySetResult();
        var session = await Page.Context.NewCDPSessionAsync(Page);
        // The process that is told to die never answers.
        _ = session.SendAsync("Page.crash").ContinueWith(told => told.Exception, TaskScheduler.Default);
        await crashed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Page.CloseAsync();
    }
}
