using System.Text.Json;
using Portal.Content;

namespace Portal.EndToEnd.Api;

public sealed class ConcurrencyTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private readonly PortalClient ann = portal.Ann;
    private readonly string tag = TestData.Tag();

    [Fact]
    public async Task A_stale_save_is_refused_with_the_current_state()
    {
        var id = await ann.CreateSessionAsync(tag, null, "one");
        (await ann.PutAsync($"/sessions/{id}", new { content = "two" }, ("If-Match", "\"1\""))).Is(200);
        var stale = (await ann.PutAsync($"/sessions/{id}", new { content = "three" }, ("If-Match", "\"1\""))).IsError(
            412,
            "PreconditionFailedError");
        Assert.Equal("\"2\"", stale.ETag);
        Assert.Equal((await ann.GetAsync($"/sessions/metadata/{id}")).Json.ToString(), stale.Json.GetProperty("current").ToString());
        Assert.Equal("two", (await ann.GetAsync($"/sessions/{id}")).Content);
        (await ann.PutAsync($"/sessions/{id}", new { content = "three" }, ("If-Match", "*"))).Is(200);
        (await ann.PutAsync($"/sessions/{id}", new { content = "four" }, ("If-Match", "\"1\", \"3\""))).Is(200);
    }

    [Fact]
    public async Task A_stale_delete_is_refused_with_the_current_state()
    {
        var id = await ann.CreateSessionAsync(tag);
        await ann.PutAsync($"/sessions/{id}", new { content = "two" });
        var stale = (await ann.DeleteAsync($"/sessions/{id}", ("If-Match", "\"1\""))).IsError(412, "PreconditionFailedError");
        Assert.Equal("\"2\"", stale.ETag);
        Assert.Equal(2, stale.Json.GetProperty("current").GetProperty("version").GetInt32());
        (await ann.DeleteAsync($"/sessions/{id}", ("If-Match", "\"2\""))).Is(200);
        (await ann.DeleteAsync($"/sessions/{id}", ("If-Match", "\"2\""))).IsError(404, "NotFoundError");
    }

    [Fact]
    public async Task Of_saves_on_the_same_version_one_wins()
    {
        var id = await ann.CreateSessionAsync(tag, null, "start");
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            ann.PutAsync($"/sessions/{id}", new { content = $"by {number}" }, ("If-Match", "\"1\""))));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.IsError(412, "PreconditionFailedError"));
    }

    [Fact]
    public async Task Conditional_increments_of_eight_clients_are_all_there()
    {
        var rounds = Loops.Of(200);
        var id = await ann.CreateSessionAsync(tag, null, "0");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Increments.AddAsync(ann, id, rounds)));
        var last = await ann.GetAsync($"/sessions/{id}");
        Assert.Equal(8 * rounds, int.Parse(last.Content, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((8 * rounds) + 1, last.Metadata.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Unconditional_saves_at_once_are_versions_one_after_the_other()
    {
        var id = await ann.CreateSessionAsync(tag, null, "start");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(number => ann.PutAsync($"/sessions/{id}", new { content = $"by {number}" })));
        Assert.Equal(Enumerable.Range(2, 16), answers.Select(answer => answer.Is(200).Metadata.GetProperty("version").GetInt32()).Order());
        Assert.Equal(16, (await ann.ListAsync($"/sessions/{id}/versions?page_size=100")).Count);
        foreach (var answer in answers.Where(answer => answer.Metadata.GetProperty("version").GetInt32() < 17))
        {
            var version = answer.Metadata.GetProperty("version").GetInt32();
            Assert.Equal(answer.Content, (await ann.GetAsync($"/sessions/{id}/versions/{version}")).Is(200).Content);
        }
    }

    [Theory]
    [InlineData("/sessions")]
    [InlineData("/snapshots")]
    public async Task A_repeated_request_creates_nothing_twice(string route)
    {
        var body = new { title = tag, description = (string?)null, content = "{}" };
        var key = ("Idempotency-Key", TestData.Tag());
        var first = (await ann.PostAsync(route, body, key)).Is(200).Json.GetString();
        Assert.Equal(first, (await ann.PostAsync(route, body, key)).Is(200).Json.GetString());
        (await ann.PostAsync(route, body with { content = "{ }" }, key)).IsError(422, "RequestValidationError");
        Assert.NotEqual(first, (await portal.Bob.PostAsync(route, body, key)).Is(200).Json.GetString());
        Assert.NotEqual(first, (await ann.PostAsync(route, body, ("Idempotency-Key", TestData.Tag()))).Is(200).Json.GetString());
        Assert.Equal(2, (await ann.ListAsync($"{route}?filter_title={tag}")).Count);
    }

    [Theory]
    [InlineData("/sessions")]
    [InlineData("/snapshots")]
    public async Task Repeats_at_once_create_one(string route)
    {
        var body = new { title = tag, description = (string?)null, content = "{}" };
        var key = ("Idempotency-Key", TestData.Tag());
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => ann.PostAsync(route, body, key)));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.IsError(409, "ConflictError"));
        var id = Assert.Single(answers.Where(answer => answer.Status == 200).Select(answer => answer.Json.GetString()).Distinct());
        Assert.Equal(id, (await ann.PostAsync(route, body, key)).Is(200).Json.GetString());
        Assert.Equal(id, Assert.Single(await ann.ListAsync($"{route}?filter_title={tag}")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_repeated_creation_is_one_first_visit()
    {
        var body = new { title = tag, description = (string?)null, content = "{}" };
        var key = ("Idempotency-Key", TestData.Tag());
        var id = (await ann.PostAsync("/snapshots", body, key)).Is(200).Json.GetString()!;
        Assert.Equal(1, await ann.VisitsAsync(id, tag));
        await ann.PostAsync("/snapshots", body, key);
        Assert.Equal(1, await ann.VisitsAsync(id, tag));
    }

    [Fact]
    public async Task A_repeated_opening_is_one_visit_before_and_after_it_was_counted()
    {
        var id = await ann.CreateSnapshotAsync(tag);
        var key = ("Idempotency-Key", TestData.Tag());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.Bob.GetAsync($"/snapshots/{id}", key)));
        Assert.All(answers, answer => answer.Is(200));
        Assert.Equal(1, await portal.Bob.VisitsAsync(id, tag));
        (await portal.Bob.GetAsync($"/snapshots/{id}", key)).Is(200);
        Assert.Equal(1, await portal.Bob.VisitsAsync(id, tag));
        (await portal.Bob.GetAsync($"/snapshots/{id}", ("Idempotency-Key", TestData.Tag()))).Is(200);
        Assert.Equal(2, await portal.Bob.VisitsAsync(id, tag));
        (await portal.Cleo.GetAsync($"/snapshots/{id}", key)).Is(200);
        Assert.Equal(1, await portal.Cleo.VisitsAsync(id, tag));
    }

    [Fact]
    public async Task Openings_at_once_are_each_counted_once_while_lists_are_read()
    {
        var visits = Loops.Of(1000);
        var id = await ann.CreateSnapshotAsync(tag);
        await Parallel.ForAsync(0, visits, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (visit, _) =>
        {
            (await portal.Bob.GetAsync($"/snapshots/{id}")).Is(200);
            if (visit % 10 == 0)
            {
                await portal.Bob.VisitsAsync(id, tag);
            }
        });
        Assert.Equal(visits, await portal.Bob.VisitsAsync(id, tag));
    }

    [Fact]
    public async Task Large_saves_at_once_are_all_accepted()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            var content = new string((char)('a' + (number % 26)), TestData.MaxContentSizeBytes - number);
            return (Id: await ann.CreateSessionAsync(tag, null, content), Hash: TestData.HashOf(content));
        }));
        foreach (var (id, hash) in ids)
        {
            Assert.Equal(hash, (await ann.GetAsync($"/sessions/metadata/{id}")).Is(200).Json.GetProperty("contentHash").GetString());
        }
    }
}
