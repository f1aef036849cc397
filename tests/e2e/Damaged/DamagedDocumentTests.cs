using Portal.Content;
using Portal.Documents;

namespace Portal.EndToEnd.Damaged;

/// <summary>A session or snapshot of any other shape is one marked entry, and stops neither a list nor a page nor a job.</summary>
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
}
