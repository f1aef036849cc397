using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Portal.Content;
using Portal.Contracts.MyData;
using Portal.Documents;
using Portal.Shared.Jobs;

namespace Portal.EndToEnd.Api;

/// <summary>Everything of a user: counted, exported, erased. Each test has a portal of its own, for what is erased is gone.</summary>
public sealed class MyDataApiTests : FreshPortalTests
{
    private static readonly string[] Kinds =
    [
        "Sessions, with their versions",
        "Files to import, kept for an hour",
        "Snapshots that you made",
        "Snapshots that you visited",
        "In the trash",
        "Requests, remembered for a day",
        "Your name and last sign-in",
    ];

    private readonly FailsOnce failing = new();
    private string session = "";
    private string trashed = "";
    private string snapshot = "";
    private string bobsSnapshot = "";

    protected override void Configure(IWebHostBuilder builder) =>
        builder.ConfigureTestServices(services => services.AddSingleton<IPersonalData>(failing));

    protected override async Task PrepareAsync()
    {
        session = await Ann.CreateSessionAsync("Drogon: A/B", "about", "{\"first\":1}");
        (await Ann.PutAsync($"/sessions/{session}", new { content = "{\"second\":2}" })).Is(200);
        trashed = await Ann.CreateSessionAsync("thrown away", null, "{\"thrown\":3}");
        (await Ann.PutAsync($"/sessions/{trashed}", new { content = "{\"thrown\":4}" })).Is(200);
        (await Ann.DeleteAsync($"/sessions/{trashed}")).Is(200);
        snapshot = (
            await Ann.PostAsync(
                "/snapshots",
                new
                {
                    title = "frozen",
                    description = (string?)null,
                    content = "{\"frozen\":5}",
                    sourceSessionId = session,
                },
                ("Idempotency-Key", "once"))).Is(200).Json.GetString()!;
        bobsSnapshot = await Bob.CreateSnapshotAsync("of bob", null, "{\"bobs\":6}");
        await Bob.CreateSessionAsync("bob's own", null, "{\"bobs\":7}");
        (await Ann.GetAsync($"/snapshots/{bobsSnapshot}")).Is(200);
        (await Bob.GetAsync($"/snapshots/{snapshot}")).Is(200);
    }

    [Fact]
    public async Task What_is_stored_is_counted_by_kind()
    {
        Assert.Equal([1, 0, 1, 2, 1, 1, 1], await CountsAsync(Ann));
        Assert.Equal([1, 0, 1, 2, 0, 0, 1], await CountsAsync(Bob));
        var me = (await Ann.GetAsync("/me")).Is(200).Json;
        Assert.Equal(("ann", "ann"), (me.GetProperty("userId").GetString(), me.GetProperty("name").GetString()));
    }

    [Theory]
    [BothPrefixes]
    public async Task The_export_holds_everything_of_mine_and_nothing_of_others(string prefix)
    {
        var answer = (await Ann.RawAsync(HttpMethod.Get, $"{prefix}/me/export")).Is(200);
        Assert.Equal("application/zip", answer.Header("Content-Type"));
        Assert.Contains("webviz-portal-my-data.zip", answer.Header("Content-Disposition"), StringComparison.Ordinal);
        var zip = new ZipAnswer(answer.Bytes);
        var stem = $"sessions/Drogon_ A_B {session}";
        Assert.Equal(
            [
                "profile.json",
                "requests.json",
                $"{stem} versions/0001.webviz-session.json",
                $"{stem}.webviz-session.json",
                $"snapshots/frozen {snapshot}.webviz-snapshot.json",
                $"trash/session thrown away {trashed} versions/0001.webviz-session.json",
                $"trash/session thrown away {trashed}.json",
                "visits.json",
            ],
            zip.Names);
        Assert.Equal("{\"thrown\":4}", ContentOf(zip, $"trash/session thrown away {trashed}.json"));
        Assert.Equal("{\"thrown\":3}", ContentOf(zip, $"trash/session thrown away {trashed} versions/0001.webviz-session.json"));
        Assert.Equal("{\"first\":1}", ContentOf(zip, $"{stem} versions/0001.webviz-session.json"));
        var current = zip.Json($"{stem}.webviz-session.json");
        Assert.Equal("{\"second\":2}", current.GetProperty("content").GetString());
        Assert.Equal(TestData.HashOf("{\"second\":2}"), current.GetProperty("contentHash").GetString());
        var frozen = zip.Json($"snapshots/frozen {snapshot}.webviz-snapshot.json");
        Assert.Equal(
            ("{\"frozen\":5}", session),
            (frozen.GetProperty("content").GetString(), frozen.GetProperty("sourceSessionId").GetString()));
        Assert.Equivalent(
            new[] { bobsSnapshot, snapshot },
            zip.Json("visits.json").EnumerateArray().Select(log => log.GetProperty("snapshotId").GetString()),
            strict: true);
        Assert.Equal(snapshot, Assert.Single(zip.Json("requests.json").EnumerateArray()).GetProperty("resourceId").GetString());
        Assert.Equal("ann", zip.Json("profile.json").GetProperty("name").GetString());
        Assert.DoesNotContain("bobs", zip.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_of_the_export_can_be_imported_as_it_is()
    {
        var zip = new ZipAnswer((await Ann.GetAsync("/me/export")).Is(200).Bytes);
        var alone = (await Ann.RawAsync(HttpMethod.Get, $"/sessions/{session}?handler=Export")).Is(200).Json;
        Assert.Equal(alone.ToString(), zip.Json($"sessions/Drogon_ A_B {session}.webviz-session.json").ToString());
    }

    [Fact]
    public async Task Erasing_leaves_nothing_of_mine_and_tells_those_who_visited()
    {
        var erased = (await Ann.DeleteAsync("/me")).Is(200);
        Assert.Equal("null", erased.Text);
        Assert.Contains("webviz-portal=;", erased.Header("Set-Cookie"), StringComparison.Ordinal);

        // The cookie that another browser still has: who comes with it finds nothing.
        Assert.Equal([0, 0, 0, 0, 0, 0, 0], await CountsAsync(Ann));
        (await Ann.GetAsync($"/sessions/{session}")).IsError(404, "NotFoundError");
        (await Ann.GetAsync($"/sessions/{session}/versions/1")).IsError(404, "NotFoundError");
        Assert.Equal([1, 0, 1, 2, 0, 0, 1], await CountsAsync(Bob));
        (await Bob.GetAsync($"/snapshots/{snapshot}")).IsError(410, "GoneError");
        await Eventually.HoldsAsync(async () =>
            (await Bob.FindLogAsync(snapshot, "frozen"))!.Value.GetProperty("snapshotDeleted").GetBoolean());
        (await Bob.GetAsync($"/snapshots/{bobsSnapshot}")).Is(200);
    }

    [Fact]
    public async Task Who_signs_in_again_begins_anew()
    {
        (await Ann.DeleteAsync("/me")).Is(200);
        using var again = await Server.SignInAsync("ann");
        Assert.Equal([0, 0, 0, 0, 0, 0, 1], await CountsAsync(again));
        await again.CreateSessionAsync("new");
        Assert.Equal([1, 0, 0, 0, 0, 0, 1], await CountsAsync(again));
    }

    [Fact]
    public async Task What_a_failing_store_left_is_erased_by_the_sweep()
    {
        failing.IsDue = true;
        (await Ann.DeleteAsync("/me")).Is(202);
        Assert.Equal([0, 0, 0, 1, 3, 1, 1], await CountsAsync(Ann));
        Server.Services.GetRequiredService<IJobQueue>().Enqueue("my-data-finish-erasures");
        await Eventually.HoldsAsync(async () => (await CountsAsync(Ann)).All(count => count == 0));
    }

    [Fact]
    public async Task What_a_failing_store_left_is_erased_before_the_user_signs_in_again()
    {
        failing.IsDue = true;
        (await Ann.DeleteAsync("/me")).Is(202);
        using var again = await Server.SignInAsync("ann");
        Assert.Equal([0, 0, 0, 0, 0, 0, 1], await CountsAsync(again));
    }

    private static string? ContentOf(ZipAnswer zip, string name) => zip.Json(name).GetProperty("content").GetString();

    private static async Task<IReadOnlyList<int>> CountsAsync(PortalClient client)
    {
        var stored = (await client.GetAsync("/me"))
            .Is(200)
            .Json.GetProperty("stored")
            .EnumerateArray()
            .Where(kind => kind.GetProperty("title").GetString() != FailsOnce.Name)
            .ToList();
        Assert.Equal(Kinds, stored.Select(kind => kind.GetProperty("title").GetString()));
        return [.. stored.Select(kind => kind.GetProperty("count").GetInt32())];
    }

    /// <summary>Stands between sessions and trash in the erasure, and fails once when it is told to.</summary>
    private sealed class FailsOnce : IPersonalData
    {
        public const string Name = "Nothing";

        public bool IsDue { get; set; }

        public string Title => Name;

        public int Order => 25;

        public Task<int> CountAsync(string userId, CancellationToken cancellation) => Task.FromResult(0);

        public Task ExportAsync(string userId, PersonalArchive archive, CancellationToken cancellation) => Task.CompletedTask;

        public Task EraseAsync(string userId, CancellationToken cancellation)
        {
            if (!IsDue)
            {
                return Task.CompletedTask;
            }

            IsDue = false;
            throw new StoreException(StoreFailure.Unavailable, "Broken by a test.");
        }
    }
}
