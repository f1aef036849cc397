using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Shared.Documents;
using Portal.Shared.Jobs;
using Portal.Web;

namespace Portal.EndToEnd.Damaged;

/// <summary>A document of any other shape is one marked entry, and stops neither a list nor a page nor a job.</summary>
public sealed class DamagedDocumentTests : IAsyncLifetime
{
    private readonly LogCapture log = new();
    private readonly List<PortalClient> clients = [];
    private DamagedStore store = null!;
    private PortalClient ann = null!;
    private PortalClient bob = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await store.DisposeAsync();
        log.Dispose();
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Cosmos")]
    public async Task Damaged_sessions_and_versions_are_entries_among_others(string provider)
    {
        await OpenAsync(provider);
        var whole = await ann.CreateSessionAsync("whole", "described", TestData.Read("webviz-session-small.json"));
        await ann.PutAsync($"/sessions/{whole}", new { content = "[]" });
        var ids = await CopiesAsync("sessions", "ann", whole, i => $"D{i:00000000000}", id => "ann", ["id", "owner_id"]);
        await CopiesAsync("session_versions", whole, $"{whole}__1", i => $"{whole}__{-i}", id => whole, ["id", "session_id"]);

        foreach (var sort in new[] { "", "&sort_by=metadata.title", "&sort_by=metadata.created_at", "&sort_by=metadata.title&sort_lowercase=true&sort_direction=desc" })
        {
            var listed = await AllAsync(ann, $"/sessions?page_size=7{sort}");
            Assert.Contains(whole, listed);
            Assert.Equal(listed.Distinct(), listed);
            Assert.Empty(provider == "Sqlite" ? ids.Keys.Except(listed) : ids.Where(id => !id.Value.Path.Contains("metadata")).Select(id => id.Key).Except(listed));
        }

        await ServesAsync(ann, "/", "/sessions?rows=300", "/sessions?q=whole&sort=title", "/my-data", "/my-data?handler=Export", $"/sessions/{whole}");
        await ServesAsync(ann, $"{ann.Prefix}/sessions/{whole}/versions?page_size=100", $"{ann.Prefix}/sessions/{whole}/versions/1", $"{ann.Prefix}/me", $"{ann.Prefix}/me/export");
        var page = (await ann.RawAsync(HttpMethod.Get, "/sessions?rows=300")).Is(200).Text;
        Assert.Contains(">Damaged</span>", page, StringComparison.Ordinal);
        Assert.Contains(DocumentReader.Unreadable, page, StringComparison.Ordinal);
        foreach (var id in ids.Keys)
        {
            await ServesAsync(ann, $"{ann.Prefix}/sessions/{id}", $"{ann.Prefix}/sessions/metadata/{id}", $"/sessions/{id}", $"/session/{id}", $"/sessions/{id}?handler=Export", $"/sessions/{id}/edit");
            NotFailed(await ann.PutAsync($"/sessions/{id}", new { title = "whole again" }));
            NotFailed(await ann.DeleteAsync($"/sessions/{id}"));
            NotFailed(await ann.PostAsync($"/trash/session/{id}/restore", null));
        }

        await EraseAsync(ann);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Cosmos")]
    public async Task Damaged_snapshots_links_and_tombstones_are_entries_among_others(string provider)
    {
        await OpenAsync(provider);
        var session = await ann.CreateSessionAsync("source");
        var whole = (await ann.PostAsync("/snapshots", new { title = "whole", description = "x", content = TestData.Read("webviz-session-small.json"), sourceSessionId = session })).Is(200).Json.GetString()!;
        var gone = await ann.CreateSnapshotAsync("gone");
        await ann.DeleteAsync($"/snapshots/{gone}");
        var ids = await CopiesAsync("snapshots", whole, whole, i => $"D{i:00000000000}", id => id, ["id"]);
        await CopiesAsync("snapshot_links", whole, whole, i => $"D{i:00000000000}", id => id, ["id"]);
        var tombs = await CopiesAsync("tombstones", $"snapshot__{gone}", $"snapshot__{gone}", i => $"snapshot__T{i:00000000000}", id => id, ["id"]);

        var listed = await AllAsync(ann, "/snapshots?page_size=7");
        Assert.Contains(whole, listed);
        Assert.Empty(ids.Where(id => provider == "Sqlite" || !(id.Value.Path.Contains("metadata") || id.Value.Path.Contains("owner_id"))).Select(id => id.Key).Except(listed));
        await ServesAsync(ann, "/", "/snapshots?view=mine&rows=300", $"/sessions/{session}", $"{ann.Prefix}/me", $"{ann.Prefix}/me/export");
        Assert.Contains(">Damaged</span>", (await ann.RawAsync(HttpMethod.Get, "/snapshots?view=mine&rows=300")).Text, StringComparison.Ordinal);
        foreach (var id in ids.Keys.Concat(tombs.Keys.Select(tomb => tomb.Split("__")[1])))
        {
            foreach (var client in new[] { ann, bob })
            {
                await ServesAsync(client, $"{client.Prefix}/snapshots/{id}", $"/snapshots/{id}", $"/snapshot/{id}", $"/snapshots/{id}?handler=Content");
            }

            NotFailed(await ann.DeleteAsync($"/snapshots/{id}"));
        }

        await SweepAsync();
        await ServesAsync(bob, "/", "/snapshots?view=visited&rows=300", $"{bob.Prefix}/snapshot_access_logs?page_size=100", $"{bob.Prefix}/me/export");
        await EraseAsync(ann);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Cosmos")]
    public async Task Damaged_visits_and_logs_are_set_aside_or_marked(string provider)
    {
        await OpenAsync(provider);
        var whole = await ann.CreateSnapshotAsync("whole", "x", TestData.Read("webviz-session-small.json"));
        NotFailed(await bob.GetAsync($"/snapshots/{whole}"));
        await SweepAsync();
        Assert.Equal(1, await bob.VisitsAsync(whole, "whole"));
        var ids = await CopiesAsync("snapshot_access_logs", "bob", $"{whole}__bob", i => $"D{i:00000000000}__bob", id => "bob", ["id", "visitor_id"]);
        await CopiesAsync("visits", "bob", $"total__{whole}", i => $"total__E{i:00000000000}", id => "bob", ["id", "visitor_id"], pending: true);
        await CopiesAsync("visits", "bob", $"total__{whole}", i => $"visit__{i}", id => "bob", ["id", "visitor_id"], pending: true);

        await SweepAsync();
        var listed = (await AllAsync(bob, "/snapshot_access_logs?page_size=7", "snapshotId")).ToList();
        Assert.Contains(whole, listed);
        Assert.True(listed.Count >= ids.Count / 2, $"{listed.Count} of {ids.Count}");
        await ServesAsync(bob, "/", "/snapshots?view=visited&rows=300", $"{bob.Prefix}/me", $"{bob.Prefix}/me/export", "/my-data?handler=Export");
        Assert.Contains(">Damaged</span>", (await bob.RawAsync(HttpMethod.Get, "/snapshots?view=visited&rows=300")).Text, StringComparison.Ordinal);
        foreach (var id in ids.Keys)
        {
            NotFailed(await bob.DeleteAsync($"/snapshot_access_logs/{id.Split("__")[0]}"));
        }

        var counted = await bob.VisitsAsync(whole, "whole");
        (await bob.GetAsync($"/snapshots/{whole}")).Is(200);
        Assert.Equal(counted + 1, await bob.VisitsAsync(whole, "whole"));
        await ann.DeleteAsync($"/snapshots/{whole}");
        await SweepAsync();
        await EraseAsync(bob);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Cosmos")]
    public async Task Damaged_trash_intents_and_leases_hold_up_no_job(string provider)
    {
        await OpenAsync(provider);
        var (live, whole) = (await ann.CreateSessionAsync("live"), await ann.CreateSessionAsync("whole"));
        await ann.DeleteAsync($"/sessions/{whole}");
        var ids = await CopiesAsync("trash", "ann", $"session__{whole}", i => $"session__D{i:00000000000}", id => "ann", ["id", "owner_id"]);
        await IntentsAsync(live);
        await SweepAsync();
        (await ann.GetAsync($"/sessions/{live}")).Is(200);
        await SweepAsync();

        var listed = await AllAsync(ann, "/trash?page_size=7");
        Assert.Contains(whole, listed);
        Assert.Empty(provider == "Sqlite" ? ids.Where(id => !id.Value.IsAt("target_id")).Select(id => id.Key.Split("__")[1]).Except(listed) : []);
        await ServesAsync(ann, "/trash?rows=300", "/my-data", $"{ann.Prefix}/me", $"{ann.Prefix}/me/export");
        Assert.Contains(">Damaged</span>", (await ann.RawAsync(HttpMethod.Get, "/trash?rows=300")).Text, StringComparison.Ordinal);
        foreach (var (id, i) in ids.Keys.Select((id, i) => (id.Split("__")[1], i)))
        {
            NotFailed(i % 2 == 0 ? await ann.PostAsync($"/trash/session/{id}/restore", null) : await ann.DeleteAsync($"/trash/session/{id}"));
        }

        await ServesAsync(ann, "/", "/sessions?rows=300", $"{ann.Prefix}/me/export");
        await EraseAsync(ann);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Cosmos")]
    public async Task Damaged_records_of_users_requests_and_keys_stop_nobody(string provider)
    {
        await OpenAsync(provider);
        foreach (var damage in Damage.Of(await store.ReadAsync("users", "bob", "bob"), "id"))
        {
            await store.ReplaceAsync("users", "bob", "bob", damage.Do(await store.ReadAsync("users", "bob", "bob")));
            await ServesAsync(ann, "/snapshots?view=mine", "/");
            clients.Add(await store.Server.SignInAsync("bob"));
        }

        for (var i = 0; i < 60; i++)
        {
            await ann.PostAsync("/sessions", new { title = "keyed", description = "", content = "{}" }, ("Idempotency-Key", $"k{i}"));
        }

        var keys = Enumerable.Range(0, 60).Select(i => (Key: $"k{i}", Id: Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"sessions\nk{i}")))));
        foreach (var (key, damage) in keys.Zip(Damage.Of(await store.ReadAsync("idempotency_keys", "ann", keys.First().Id), "id", "user_id")).ToList())
        {
            if (damage.Path[0] != "ttl" || provider == "Sqlite")
            {
                await store.ReplaceAsync("idempotency_keys", "ann", key.Id, damage.Do(await store.ReadAsync("idempotency_keys", "ann", key.Id)));
            }

            NotFailed(await ann.PostAsync("/sessions", new { title = "keyed", description = "", content = "{}" }, ("Idempotency-Key", key.Key)));
        }

        var ring = store.Server.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository!;
        var name = "key-" + ring.GetAllElements().First().Attribute("id")!.Value;
        await CopiesAsync("data_protection_keys", name, name, i => $"key-{i}", id => id, ["id"]);
        Assert.NotEmpty(ring.GetAllElements());
        await EraseAsync(ann);
    }

    [Fact]
    [Trait("Scenario", "S155")]
    public async Task Visits_that_cannot_be_folded_hold_up_nobody_else_and_are_said_once()
    {
        await OpenAsync("Sqlite");
        var whole = await ann.CreateSnapshotAsync("S155");
        (await bob.GetAsync($"/snapshots/{whole}")).Is(200);
        await SweepAsync();
        var total = await store.ReadAsync("visits", "bob", $"total__{whole}");
        for (var i = 0; i < 150; i++)
        {
            await store.CopyAsync("visits", "bob", $"total__{whole}", "bob", $"visit__{i}", new JsonObject { ["kind"] = "event", ["at"] = total["at"]!.DeepClone(), ["pending"] = true });
        }

        await store.Server.ExecuteAsync("UPDATE visits SET pending = 1, kind = 'event', \"at\" = 0 WHERE partition = 'bob' AND key LIKE 'visit__%'");
        log.Clear();
        using var cleo = await store.Server.SignInAsync("cleo");
        (await cleo.GetAsync($"/snapshots/{whole}")).Is(200);
        await SweepAsync();
        await SweepAsync();
        Assert.Equal(1, await cleo.VisitsAsync(whole, "S155"));
        Assert.Equal(1, await bob.VisitsAsync(whole, "S155"));
        Assert.Equal("150", await store.Server.ReadTextAsync("SELECT COUNT(*) FROM visits WHERE partition = 'bob' AND key LIKE 'visit__%' AND pending = 0"));
        Assert.Equal("150 visits of bob cannot be read and are set aside", Assert.Single(log.Alarms).Text);
    }

    private async Task OpenAsync(string provider)
    {
        store = await DamagedStore.OpenAsync(provider, log);
        clients.AddRange([ann = await store.Server.SignInAsync("ann"), bob = await store.Server.SignInAsync("bob")]);
        log.Clear();
    }

    /// <summary>Copies of one document, each damaged in another way; gives what was done to each id.</summary>
    private async Task<Dictionary<string, Damage>> CopiesAsync(
        string container, string partition, string id, Func<int, string> idOf, Func<string, string> partitionOf, string[] but, bool pending = false)
    {
        var document = await store.ReadAsync(container, partition, id);
        var copies = new Dictionary<string, Damage>();
        foreach (var (damage, i) in Damage.Of(document, but).Select((damage, i) => (damage, i)))
        {
            var copy = document.DeepClone().AsObject();
            var to = idOf(i);
            copy["id"] = to;
            if (container == "trash")
            {
                copy["target_id"] = to.Split("__")[1];
            }

            if (pending)
            {
                copy["pending"] = true;
                copy["kind"] = to.Split("__")[0] == "visit" ? "event" : "total";
            }

            if (damage.Path[0] != "ttl")
            {
                await store.CopyAsync(container, partition, id, partitionOf(to), to, damage.Do(copy));
                copies[to] = damage;
            }
        }

        if (pending && store.Server.Services.GetRequiredService<IDocumentStore>().Location.Contains("portal.db", StringComparison.Ordinal))
        {
            await store.Server.ExecuteAsync("UPDATE visits SET pending = 1, kind = CASE WHEN key LIKE 'visit__%' THEN 'event' ELSE 'total' END WHERE key <> @whole", ("@whole", id));
        }

        return copies;
    }

    /// <summary>Wishes to delete a session that lives, each damaged in another way.</summary>
    private async Task IntentsAsync(string live)
    {
        await store.Server.Services.GetRequiredService<Portal.Shared.Intents.IntentStore>().RecordAsync("none", "none", "ann", "deleted", "ann", CancellationToken.None);
        var document = await store.ReadAsync("intents", "none__none", "none__none");
        foreach (var kind in new[] { "session-delete", "snapshot-delete", "access-logs-mark-deleted", "personal-data-erase" })
        {
            foreach (var (damage, i) in Damage.Of(document, "id").Where(damage => !damage.IsAt("kind")).Select((damage, i) => (damage, i)))
            {
                var copy = document.DeepClone().AsObject();
                (copy["kind"], copy["target_id"], copy["wanted"]) = (kind, live, damage.IsAt("wanted") ? "deleted" : "live");
                copy["id"] = $"{kind}__I{i:00000000000}";
                await store.CopyAsync("intents", "none__none", "none__none", copy["id"]!.ToString(), copy["id"]!.ToString(), damage.Do(copy));
            }
        }

        if (store.Server.Services.GetRequiredService<IDocumentStore>().Location.Contains("portal.db", StringComparison.Ordinal))
        {
            await store.Server.ExecuteAsync("UPDATE intents SET kind = substr(key, 1, instr(key, '__') - 1)");
        }
    }

    private static async Task<List<string>> AllAsync(PortalClient client, string path, string name = "id")
    {
        var (ids, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = (await client.GetAsync(path + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"))).Is(200);
            ids.AddRange(page.Items.Select(item => item.GetProperty(name).GetString()!));
            cursor = page.PageToken;
        }
        while (cursor is not null && ids.Count < 5000);
        return ids;
    }

    private static async Task ServesAsync(PortalClient client, params string[] paths)
    {
        foreach (var path in paths)
        {
            NotFailed(await client.RawAsync(HttpMethod.Get, path), path);
        }
    }

    private static void NotFailed(Answer answer, string path = "") => Assert.True(answer.Status < 500, $"{path}: {answer.Status} {answer.Text}");

    /// <summary>Runs every job once, as the next minute would.</summary>
    private async Task SweepAsync()
    {
        foreach (var job in Modules.All.SelectMany(module => module.Jobs))
        {
            await ((IJob)store.Server.Services.GetRequiredService(job.Job)).RunAsync(CancellationToken.None);
        }
    }

    private async Task EraseAsync(PortalClient client)
    {
        (await client.DeleteAsync("/me")).Is(200);
        var alarms = log.Alarms.Where(entry => entry.Level > LogLevel.Warning || !entry.Text.Contains("set aside", StringComparison.Ordinal));
        Assert.Empty(alarms.Where(entry => !entry.Text.Contains("Data-protection key", StringComparison.Ordinal)).Select(entry => $"{entry.Text} {entry.Exception}").Take(5));
    }
}
