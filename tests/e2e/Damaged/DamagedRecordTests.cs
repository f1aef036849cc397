using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Portal.EndToEnd.Damaged;

/// <summary>A record that the portal keeps for itself is damaged: it is set aside or marked, and stops neither a job nor a user.</summary>
public sealed class DamagedRecordTests : DamagedPortal
{
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
