using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Content;
using Portal.Documents;

namespace Portal.EndToEnd.Damaged;

/// <summary>A document of any other shape is one marked entry, and stops neither a list nor a page nor a job.</summary>
public sealed class DamagedDocumentTests : DamagedPortal
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Cosmos")]
    public async Task Damaged_sessions_and_versions_are_entries_among_others(string provider)
    {
        await OpenAsync(provider);
        var whole = await Ann.CreateSessionAsync("whole", "described", TestData.Read("webviz-session-small.json"));
        await Ann.PutAsync($"/sessions/{whole}", new { content = "[]" });
        var ids = await CopiesAsync("sessions", "ann", whole, i => $"D{i:00000000000}", id => "ann", ["id", "owner_id"]);
        await CopiesAsync("session_versions", whole, $"{whole}__1", i => $"{whole}__{-i}", id => whole, ["id", "session_id"]);

        foreach (var sort in new[]
            {
                "",
                "&sort_by=metadata.title",
                "&sort_by=metadata.created_at",
                "&sort_by=metadata.title&sort_lowercase=true&sort_direction=desc",
            })
        {
            var listed = await AllAsync(Ann, $"/sessions?page_size=7{sort}");
            Assert.Contains(whole, listed);
            Assert.Equal(listed.Distinct(), listed);
            Assert.Empty(
                provider == "Sqlite"
                    ? ids.Keys.Except(listed)
                    : ids.Where(id => !id.Value.Path.Contains("metadata")).Select(id => id.Key).Except(listed));
        }

        await ServesAsync(
            Ann,
            "/",
            "/sessions?rows=300",
            "/sessions?q=whole&sort=title",
            "/my-data",
            "/my-data?handler=Export",
            $"/sessions/{whole}");
        await ServesAsync(
            Ann,
            $"{Ann.Prefix}/sessions/{whole}/versions?page_size=100",
            $"{Ann.Prefix}/sessions/{whole}/versions/1",
            $"{Ann.Prefix}/me",
            $"{Ann.Prefix}/me/export");
        var page = (await Ann.RawAsync(HttpMethod.Get, "/sessions?rows=300")).Is(200).Text;
        Assert.Contains(">Damaged</span>", page, StringComparison.Ordinal);
        Assert.Contains(DocumentReader.Unreadable, page, StringComparison.Ordinal);
        foreach (var id in ids.Keys)
        {
            await ServesAsync(
                Ann,
                $"{Ann.Prefix}/sessions/{id}",
                $"{Ann.Prefix}/sessions/metadata/{id}",
                $"/sessions/{id}",
                $"/session/{id}",
                $"/sessions/{id}?handler=Export",
                $"/sessions/{id}/edit");
            NotFailed(await Ann.PutAsync($"/sessions/{id}", new { title = "whole again" }));
            NotFailed(await Ann.DeleteAsync($"/sessions/{id}"));
            NotFailed(await Ann.PostAsync($"/trash/session/{id}/restore", null));
        }

        await EraseAsync(Ann);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Cosmos")]
    public async Task Damaged_snapshots_links_and_tombstones_are_entries_among_others(string provider)
    {
        await OpenAsync(provider);
        var session = await Ann.CreateSessionAsync("source");
        var whole = (
            await Ann.PostAsync(
                "/snapshots",
                new
                {
                    title = "whole",
                    description = "x",
                    content = TestData.Read("webviz-session-small.json"),
                    sourceSessionId = session,
                })).Is(200).Json.GetString()!;
        var gone = await Ann.CreateSnapshotAsync("gone");
        await Ann.DeleteAsync($"/snapshots/{gone}");
        var ids = await CopiesAsync("snapshots", whole, whole, i => $"D{i:00000000000}", id => id, ["id"]);
        await CopiesAsync("snapshot_links", whole, whole, i => $"D{i:00000000000}", id => id, ["id"]);
        var tombs = await CopiesAsync(
            "tombstones",
            $"snapshot__{gone}",
            $"snapshot__{gone}",
            i => $"snapshot__T{i:00000000000}",
            id => id,
            ["id"]);

        var listed = await AllAsync(Ann, "/snapshots?page_size=7");
        Assert.Contains(whole, listed);
        Assert.Empty(
            ids.Where(id => provider == "Sqlite" || !(id.Value.Path.Contains("metadata") || id.Value.Path.Contains("owner_id")))
                .Select(id => id.Key)
                .Except(listed));
        await ServesAsync(Ann, "/", "/snapshots?view=mine&rows=300", $"/sessions/{session}", $"{Ann.Prefix}/me", $"{Ann.Prefix}/me/export");
        Assert.Contains(
            ">Damaged</span>",
            (await Ann.RawAsync(HttpMethod.Get, "/snapshots?view=mine&rows=300")).Text,
            StringComparison.Ordinal);
        foreach (var id in ids.Keys.Concat(tombs.Keys.Select(tomb => tomb.Split("__")[1])))
        {
            foreach (var client in new[] { Ann, Bob })
            {
                await ServesAsync(
                    client,
                    $"{client.Prefix}/snapshots/{id}",
                    $"/snapshots/{id}",
                    $"/snapshot/{id}",
                    $"/snapshots/{id}?handler=Content");
            }

            NotFailed(await Ann.DeleteAsync($"/snapshots/{id}"));
        }

        await SweepAsync();
        await ServesAsync(
            Bob,
            "/",
            "/snapshots?view=visited&rows=300",
            $"{Bob.Prefix}/snapshot_access_logs?page_size=100",
            $"{Bob.Prefix}/me/export");
        await EraseAsync(Ann);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Cosmos")]
    public async Task Damaged_visits_and_logs_are_set_aside_or_marked(string provider)
    {
        await OpenAsync(provider);
        var whole = await Ann.CreateSnapshotAsync("whole", "x", TestData.Read("webviz-session-small.json"));
        NotFailed(await Bob.GetAsync($"/snapshots/{whole}"));
        await SweepAsync();
        Assert.Equal(1, await Bob.VisitsAsync(whole, "whole"));
        var ids = await CopiesAsync(
            "snapshot_access_logs",
            "bob",
            $"{whole}__bob",
            i => $"D{i:00000000000}__bob",
            id => "bob",
            ["id", "visitor_id"]);
        await CopiesAsync(
            "visits",
            "bob",
            $"total__{whole}",
            i => $"total__E{i:00000000000}",
            id => "bob",
            ["id", "visitor_id"],
            pending: true);
        await CopiesAsync("visits", "bob", $"total__{whole}", i => $"visit__{i}", id => "bob", ["id", "visitor_id"], pending: true);

        await SweepAsync();
        var listed = (await AllAsync(Bob, "/snapshot_access_logs?page_size=7", "snapshotId")).ToList();
        Assert.Contains(whole, listed);
        Assert.True(listed.Count >= ids.Count / 2, $"{listed.Count} of {ids.Count}");
        await ServesAsync(
            Bob,
            "/",
            "/snapshots?view=visited&rows=300",
            $"{Bob.Prefix}/me",
            $"{Bob.Prefix}/me/export",
            "/my-data?handler=Export");
        Assert.Contains(
            ">Damaged</span>",
            (await Bob.RawAsync(HttpMethod.Get, "/snapshots?view=visited&rows=300")).Text,
            StringComparison.Ordinal);
        foreach (var id in ids.Keys)
        {
            NotFailed(await Bob.DeleteAsync($"/snapshot_access_logs/{id.Split("__")[0]}"));
        }

        var counted = await Bob.VisitsAsync(whole, "whole");
        (await Bob.GetAsync($"/snapshots/{whole}")).Is(200);
        Assert.Equal(counted + 1, await Bob.VisitsAsync(whole, "whole"));
        await Ann.DeleteAsync($"/snapshots/{whole}");
        await SweepAsync();
        await EraseAsync(Bob);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Cosmos")]
    public async Task Damaged_trash_intents_and_leases_hold_up_no_job(string provider)
    {
        await OpenAsync(provider);
        var (live, whole) = (await Ann.CreateSessionAsync("live"), await Ann.CreateSessionAsync("whole"));
        await Ann.DeleteAsync($"/sessions/{whole}");
        var ids = await CopiesAsync(
            "trash",
            "ann",
            $"session__{whole}",
            i => $"session__D{i:00000000000}",
            id => "ann",
            ["id", "owner_id"]);
        await IntentsAsync(live);
        await SweepAsync();
        (await Ann.GetAsync($"/sessions/{live}")).Is(200);
        await SweepAsync();

        var listed = await AllAsync(Ann, "/trash?page_size=7");
        Assert.Contains(whole, listed);
        Assert.Empty(
            provider == "Sqlite" ? ids.Where(id => !id.Value.IsAt("target_id")).Select(id => id.Key.Split("__")[1]).Except(listed) : []);
        await ServesAsync(Ann, "/trash?rows=300", "/my-data", $"{Ann.Prefix}/me", $"{Ann.Prefix}/me/export");
        Assert.Contains(">Damaged</span>", (await Ann.RawAsync(HttpMethod.Get, "/trash?rows=300")).Text, StringComparison.Ordinal);
        foreach (var (id, i) in ids.Keys.Select((id, i) => (id.Split("__")[1], i)))
        {
            NotFailed(
                i % 2 == 0 ? await Ann.PostAsync($"/trash/session/{id}/restore", null) : await Ann.DeleteAsync($"/trash/session/{id}"));
        }

        await ServesAsync(Ann, "/", "/sessions?rows=300", $"{Ann.Prefix}/me/export");
        await EraseAsync(Ann);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Cosmos")]
    public async Task Damaged_records_of_users_requests_and_keys_stop_nobody(string provider)
    {
        await OpenAsync(provider);
        foreach (var damage in Damage.Of(await Store.ReadAsync("users", "bob", "bob"), "id"))
        {
            await Store.ReplaceAsync("users", "bob", "bob", damage.Do(await Store.ReadAsync("users", "bob", "bob")));
            await ServesAsync(Ann, "/snapshots?view=mine", "/");
            Clients.Add(await Store.Server.SignInAsync("bob"));
        }

        for (var i = 0; i < 60; i++)
        {
            await Ann.PostAsync("/sessions", new { title = "keyed", description = "", content = "{}" }, ("Idempotency-Key", $"k{i}"));
        }

        var keys = Enumerable
            .Range(0, 60)
            .Select(i =>
                (
                    Key: $"k{i}",
                    Id: Convert.ToHexStringLower(
                        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"sessions\nk{i}")))));
        var whole = await Store.ReadAsync("idempotency_keys", "ann", keys.First().Id);
        foreach (var (key, damage) in keys.Zip(Damage.Of(whole, "id", "user_id"))
                .ToList())
        {
            if (damage.Path[0] != "ttl" || provider == "Sqlite")
            {
                await Store.ReplaceAsync(
                    "idempotency_keys",
                    "ann",
                    key.Id,
                    damage.Do(await Store.ReadAsync("idempotency_keys", "ann", key.Id)));
            }

            NotFailed(
                await Ann.PostAsync(
                    "/sessions",
                    new
                    {
                        title = "keyed",
                        description = "",
                        content = "{}",
                    },
                    ("Idempotency-Key", key.Key)));
        }

        var ring = Store.Server.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository!;
        var name = "key-" + ring.GetAllElements().First().Attribute("id")!.Value;
        await CopiesAsync("data_protection_keys", name, name, i => $"key-{i}", id => id, ["id"]);
        Assert.NotEmpty(ring.GetAllElements());
        await EraseAsync(Ann);
    }
}
