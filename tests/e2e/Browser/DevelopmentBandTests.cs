using Microsoft.AspNetCore.Hosting;
using Portal.EndToEnd.Workbench;

namespace Portal.EndToEnd.Browser;

/// <summary>The development sign-in where it does not belong is told on every page.</summary>
public sealed class DevelopmentBandTests(Chromium chromium) : BrowserTests(chromium)
{
    [Theory]
    [Trait("Scenario", "S115")]
    [InlineData("Production", true)]
    [InlineData("Staging", true)]
    [InlineData("Development", false)]
    public async Task A_band_warns_on_every_page_outside_of_development(string environment, bool isTold)
    {
        var server = await StartPortalAsync(builder =>
        {
            builder.UseEnvironment(environment);
            // Outside of development a build that is not published gives its scripts and styles only when asked to.
            builder.UseStaticWebAssets();
            builder.UseSetting("Authentication:Mode", "Development");
        });
        using var ada = await server.SignInAsync("ada");
        using var bob = await server.SignInAsync("bob");
        var content = NotesContent.Of("a note");
        var (session, snapshot) = (await ada.CreateSessionAsync("one", null, content), await ada.CreateSnapshotAsync("two", null, content));
        var deleted = await bob.CreateSnapshotAsync("three");
        (await bob.DeleteAsync($"/snapshots/{deleted}")).Is(200);
        var visitor = await VisitAsync(server, ada);
        foreach (var (path, status) in new[]
            {
                ("/", 200),
                ("/sessions", 200),
                ($"/sessions/{session}", 200),
                ($"/sessions/{session}/edit", 200),
                ("/sessions/import", 200),
                ("/snapshots", 200),
                ("/snapshots?view=mine", 200),
                ($"/snapshots/{snapshot}", 200),
                ($"/snapshots/{deleted}", 410),
                ("/trash", 200),
                ("/my-data", 200),
                ("/my-data/erase", 200),
                ("/help", 200),
                ("/openapi", 200),
                ("/admin", 200),
                ("/nowhere", 404),
                ("/workbench", 200),
                ($"/session/{session}", 200),
                ($"/snapshot/{snapshot}", 200),
            })
        {
            await visitor.GoAsync(path, status);
            var band = visitor.Page.GetByText("Anyone can sign in as anyone. Not for production.");
            await Expect(band).ToHaveCountAsync(isTold ? 1 : 0);
            if (isTold)
            {
                await Expect(band).ToBeVisibleAsync();
            }
        }

        var nobody = await VisitAsync(server);
        await nobody.GoAsync("/sign-in");
        await Expect(nobody.Page.GetByText("Not for production.")).ToHaveCountAsync(1);
    }
}
