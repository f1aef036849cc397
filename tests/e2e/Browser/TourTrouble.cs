using System.Text.RegularExpressions;
using Portal.EndToEnd.Workbench;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Browser;

/// <summary>What people see of stored work that is damaged, or of a shape that nobody can open.</summary>
internal sealed class TourTrouble(string misplaced, string unopened, string damaged)
{
    /// <summary>Names of the stops.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["sessions-damaged", "session-damaged", "snapshots-damaged", "workbench-misplaced", "workbench-unopened", "workbench-no-contact"];

    /// <summary>Makes what is shown, all of it of somebody whose lists no other stop shows.</summary>
    public static async Task<TourTrouble> MakeAsync(PortalServer server, PortalClient user)
    {
        var misplaced = await user.CreateSessionAsync("Without a place", null, new Regex("\"layoutState\":\\{[^}]*\\}").Replace(
            NotesContent.Of("first", "second"), "\"layoutState\":{\"relX\":-3}", 1));
        var unopened = await user.CreateSessionAsync("Of no known shape", "Written by another program", "[]");
        var damaged = await user.CreateSessionAsync("damaged", "Its description can be read");
        await BreakTitleAsync(server, "sessions", damaged);
        await BreakTitleAsync(server, "snapshots", await user.CreateSnapshotAsync("damaged"));
        return new(misplaced, unopened, damaged);
    }

    private static Task BreakTitleAsync(PortalServer server, string container, string id) => server.ExecuteAsync(
        $"UPDATE {container} SET body = CAST(json_set(CAST(body AS TEXT), '$.metadata.title', 7) AS BLOB) WHERE key = @key", ("@key", id));

    /// <summary>The stops. Each preparation may come more than once.</summary>
    public IEnumerable<Stop> Of(PortalClient user)
    {
        yield return new("sessions-damaged", "/sessions", user);
        yield return new("session-damaged", $"/sessions/{damaged}", user);
        yield return new("snapshots-damaged", "/snapshots?view=mine", user);
        yield return new("workbench-misplaced", $"/session/{misplaced}", user, Prepare: async page =>
            await Expect(new WorkbenchTab(page).Notice("places")).ToBeVisibleAsync());
        yield return new("workbench-unopened", $"/session/{unopened}", user, Prepare: async page =>
            await Expect(new WorkbenchTab(page).Problem).ToBeVisibleAsync());
        yield return new("workbench-no-contact", "/workbench", user, Prepare: async page =>
        {
            await page.RouteAsync("**/api/persistence/sessions/**", route => route.AbortAsync());
            await page.GotoAsync($"/session/{misplaced}");
            await Expect(new WorkbenchTab(page).Problem).ToBeVisibleAsync();
        });
    }
}
