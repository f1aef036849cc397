using System.Collections.Concurrent;
using System.Text.Json;

namespace Portal.EndToEnd.Api;

public sealed class PagingTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private const int Rows = 60;

    private readonly PortalClient ann = portal.Ann;
    private readonly string tag = TestData.Tag();

    public static TheoryData<string, int, string> Walks
    {
        get
        {
            var walks = new TheoryData<string, int, string>();
            foreach (var size in new[] { 1, 10, 30, 100 })
            {
                foreach (var sort in new[]
                    {
                        "",
                        "&sort_by=metadata.title&sort_direction=asc&sort_lowercase=true",
                        "&sort_by=metadata.created_at",
                    })
                {
                    walks.Add("/sessions", size, sort);
                }

                foreach (var sort in new[] { "", "&sort_by=title_lower&sort_direction=asc" })
                {
                    walks.Add("/snapshots", size, sort);
                }

                foreach (var sort in new[] { "", "&sort_by=visits&sort_direction=asc", "&sort_by=snapshot_metadata.title" })
                {
                    walks.Add("/snapshot_access_logs", size, sort);
                }
            }

            return walks;
        }
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Pages_give_every_row_exactly_once_while_others_come_and_go(string list, int size, string sort)
    {
        var stay = await CreateAsync(list, Rows, "stay");
        var leave = new ConcurrentQueue<string>(await CreateAsync(list, Rows / 2, "go"));
        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = (await ann.GetAsync($"{list}?filter_title={tag}&page_size={size}{sort}&cursor={token}")).Is(200);
            Assert.True(page.Items.Count <= size);
            seen.AddRange(page.Items.Select(row => IdOf(list, row)));
            token = page.PageToken;
            await CreateAsync(list, 1, "new");
            if (leave.TryDequeue(out var leaving))
            {
                (await ann.DeleteAsync($"{list}/{leaving}")).Is(200);
            }
        }
        while (token is not null);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(stay.Except(seen));
    }

    private async Task<IReadOnlyList<string>> CreateAsync(string list, int count, string name)
    {
        var ids = new ConcurrentBag<string>();
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (row, _) =>
                ids.Add(
                    list == "/sessions"
                        ? await ann.CreateSessionAsync($"{tag} {name} {row % 7}")
                        : await ann.CreateSnapshotAsync($"{tag} {name} {row % 7}")));
        return [.. ids];
    }

    private static string IdOf(string list, JsonElement row) =>
        row.GetProperty(list == "/snapshot_access_logs" ? "snapshotId" : "id").GetString()!;
}
