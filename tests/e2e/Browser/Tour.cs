using Microsoft.Playwright;
using Portal.EndToEnd.Workbench;

namespace Portal.EndToEnd.Browser;

/// <summary>A page worth looking at.</summary>
/// <param name="Name">Its name in tests and file names.</param>
/// <param name="Path">Where it is.</param>
/// <param name="User">Who looks; null for nobody.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Prepare">What is done on the page to bring it into the state that is looked at; null for the page as it comes.</param>
public sealed record Stop(string Name, string Path, PortalClient? User, int Status = 200, Func<IPage, Task>? Prepare = null);

/// <summary>A portal with sessions and snapshots of every kind in it, and the list of its pages.</summary>
public sealed class Tour : IAsyncLifetime
{
    /// <summary>Titles that try to break out of their place, all of them allowed.</summary>
    public static readonly IReadOnlyList<string> HostileTitles =
    [
        new string('W', 50),
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)> & \"quotes\"",
        "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 (right to left) 123",
        "\ud83d\udee2\ufe0f \ud83d\udc69\u200d\ud83d\udd2c\ud83c\uddf3\ud83c\uddf4 oil & gas",
    ];

    /// <summary>One word of 50 letters, the title of the work that the workbench shows.</summary>
    public const string WorkTitle = "Drogonhistorymatchthirdquarterfaultsandaquiferpass";

    /// <summary>Names of the stops, for theories.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "sign-in", "start-empty", "start", "session", "snapshot", "snapshot-shared", "snapshot-deleted", "not-found", "forbidden", "admin",
        "openapi", "help", "help-signed-out", "my-data", "my-data-erase", .. TourStates.Names, .. TourWorkbench.Names, .. TourTrouble.Names,
    ];

    private readonly List<PortalClient> clients = [];
    private Dictionary<string, Stop> stops = [];

    public PortalServer Server { get; private set; } = null!;

    public Stop this[string name] => stops[name];

    public async Task InitializeAsync()
    {
        Server = await PortalServer.StartAsync();
        foreach (var user in new[] { "ann", "bob", "cleo", "ada" })
        {
            clients.Add(await Server.SignInAsync(user));
        }

        var (ann, bob, cleo, ada) = (clients[0], clients[1], clients[2], clients[3]);
        var (session, shared) = ("", "");
        var content = TestData.Read("webviz-session-one-module.json");
        foreach (var title in HostileTitles)
        {
            session = await ann.CreateSessionAsync(title, $"About {title} {new string('M', 60)}", content);
            shared = await bob.CreateSnapshotAsync(title, $"About {title}", content);
            (await ann.GetAsync($"/snapshots/{shared}")).Is(200);
        }

        (await ann.DeleteAsync($"/sessions/{await ann.CreateSessionAsync(HostileTitles[1], HostileTitles[0], content)}")).Is(200);
        var longSession = await ann.CreateSessionAsync(HostileTitles[0], HostileTitles[0], content);
        var own = await ann.CreateSnapshotAsync(HostileTitles[0], HostileTitles[0], content);
        var deleted = await bob.CreateSnapshotAsync(HostileTitles[1], HostileTitles[0]);
        (await ann.GetAsync($"/snapshots/{deleted}")).Is(200);
        await Eventually.HoldsAsync(async () => await ann.VisitsAsync(deleted, HostileTitles[1]) == 1);
        (await bob.DeleteAsync($"/snapshots/{deleted}")).Is(200);
        await Eventually.HoldsAsync(
            async () => (await ann.FindLogAsync(deleted, HostileTitles[1]))!.Value.GetProperty("snapshotDeleted").GetBoolean());
        var trouble = await TourTrouble.MakeAsync(Server, bob);
        var work = await ada.CreateSessionAsync(
            WorkTitle,
            "Third pass",
            NotesContent.Of("Fault **F4** opened to 0.6.", "Ask about the analogue."));
        stops = new[]
        {
            new Stop("sign-in", $"/sign-in?returnUrl=/snapshot/{own}", null),
            new Stop("start-empty", "/", cleo),
            new Stop("start", "/", ann),
            new Stop("session", $"/sessions/{longSession}", ann),
            new Stop("snapshot", $"/snapshots/{own}", ann),
            new Stop("snapshot-shared", $"/snapshots/{shared}", ann),
            new Stop("snapshot-deleted", $"/snapshots/{deleted}", ann, 410),
            new Stop("not-found", "/snapshots/AAAAAAAAAAAA", ann, 404),
            new Stop("forbidden", "/admin", ann, 403),
            new Stop("admin", "/admin", ada),
            new Stop("openapi", "/openapi", ann),
            new Stop("help", "/help", ann),
            new Stop("help-signed-out", "/help", null),
            new Stop("my-data", "/my-data", ann),
            new Stop("my-data-erase", "/my-data/erase", ann),
        }
            .Concat(TourStates.Of(ann, cleo, longSession, own))
            .Concat(TourWorkbench.Of(ada, work))
            .Concat(trouble.Of(bob))
            .ToDictionary(stop => stop.Name);
    }

    public async Task DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }
}

/// <summary>The tests that go on the tour, with a browser of their own.</summary>
[CollectionDefinition(Name)]
public sealed class TourCollection : ICollectionFixture<Chromium>, ICollectionFixture<Tour>
{
    public const string Name = "Tour";
}
