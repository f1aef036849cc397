using System.Net;
using Microsoft.Azure.Cosmos;
using Portal.CosmosFake;
using Portal.Shared.Documents;

namespace Portal.Tests.Documents;

/// <summary>What only Cosmos can show: databases of other programs, and answers that get lost.</summary>
public sealed class CosmosOdditiesTests : IAsyncLifetime
{
    private readonly CosmosFakeProvider provider = new();
    private IDocumentContainer<Thing> things = null!;

    public async Task InitializeAsync()
    {
        await provider.Store.StartAsync([Thing.Declaration], CancellationToken.None);
        things = provider.Store.Open(Thing.Declaration);
    }

    public async Task DisposeAsync() => await provider.DisposeAsync();

    [Fact]
    public async Task Times_in_every_stored_form_are_within_their_bounds()
    {
        string[] forms = ["2026-11-01T00:01:00Z", "2026-11-01T00:01:00+00:00", "2026-11-01T00:01:00.000000+00:00", "2026-11-01T00:01:00.5Z", "2026-11-01T00:01:00.500001+00:00"];
        foreach (var (form, i) in forms.Select((form, i) => (form, i)))
        {
            await RawAsync($$"""{"id":"t{{i}}","owner_id":"ann","metadata":{"title":"T","title__lower":"t","updated_at":"{{form}}"},"content":"x"}""");
        }

        var filters = Thing.Declaration.Filters;
        var exact = Thing.Minute(1);
        Assert.Equal("t0 t1 t2", await IdsAsync(filters.AtMost(thing => thing.Metadata.UpdatedAt, exact)));
        Assert.Equal("t0 t1 t2 t3 t4", await IdsAsync(filters.AtLeast(thing => thing.Metadata.UpdatedAt, exact)));
        Assert.Equal("t0 t1 t2 t3", await IdsAsync(filters.AtMost(thing => thing.Metadata.UpdatedAt, exact.AddMilliseconds(500))));
        Assert.Equal("t4", await IdsAsync(filters.AtLeast(thing => thing.Metadata.UpdatedAt, exact.AddMicroseconds(500_001))));
    }

    [Fact]
    public async Task A_stored_folding_of_another_program_is_not_believed()
    {
        await RawAsync("""{"id":"one","owner_id":"ann","metadata":{"title":"ÆRØY","title__lower":"ÆrØy","updated_at":"2026-11-01T00:01:00Z"},"content":"x"}""");
        await RawAsync("""{"id":"two","owner_id":"ann","metadata":{"title":"other","title__lower":"ærøy","updated_at":"2026-11-01T00:01:00Z"},"content":"x"}""");

        Assert.Equal("one", await IdsAsync(Thing.Declaration.Filters.Contains(thing => thing.Metadata.TitleLower, "ærøy")));
    }

    [Fact]
    public async Task Lists_and_metadata_leave_the_content_where_it_is()
    {
        await things.AddAsync(Thing.New("one"), ContentText.FromUtf8(new byte[200_000].Select(_ => (byte)'x').ToArray()), CancellationToken.None);
        provider.Fake.ForgetTraffic();
        await things.FindAsync("ann", "one", CancellationToken.None);
        await IdsAsync(Thing.Declaration.Filters.Contains(thing => thing.Metadata.TitleLower, "t"));

        Assert.All(provider.Fake.Queries, sql => Assert.DoesNotContain("content", sql, StringComparison.Ordinal));
        Assert.InRange(provider.Fake.ResponseBytes, 1, 20_000);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    public async Task A_passing_failure_is_not_seen(HttpStatusCode status)
    {
        await things.AddAsync(Thing.New("one"), ContentText.FromUtf8("x"u8.ToArray()), CancellationToken.None);
        FailOnce(InjectedFault.Answer((int)status, 10));

        Assert.NotNull(await things.FindAsync("ann", "one", CancellationToken.None));
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_done_once()
    {
        FailOnce(InjectedFault.LostAnswer());
        var added = await things.AddAsync(Thing.New("one"), ContentText.FromUtf8("x"u8.ToArray()), CancellationToken.None);
        Assert.Equal(WriteOutcome.Done, added.Outcome);

        FailOnce(InjectedFault.LostAnswer());
        var replaced = await things.ReplaceAsync(Thing.New("one", title: "new"), null, added.ETag!, CancellationToken.None);
        Assert.Equal(WriteOutcome.Done, replaced.Outcome);

        FailOnce(InjectedFault.LostAnswer());
        var raised = await things.PatchAsync("ann", "one", new Patch<Thing>().Increment(thing => thing.Visits, 1), CancellationToken.None);
        Assert.Equal(WriteOutcome.Done, raised.Outcome);
        Assert.Equal(1, (await things.FindAsync("ann", "one", CancellationToken.None))!.Document.Visits);

        FailOnce(InjectedFault.LostAnswer());
        Assert.Equal(WriteOutcome.Done, await things.DeleteAsync("ann", "one", raised.ETag, CancellationToken.None));
    }

    [Fact]
    public async Task A_write_that_never_arrived_is_sent_again()
    {
        FailOnce(InjectedFault.LostRequest());
        Assert.Equal(WriteOutcome.Done, (await things.AddAsync(Thing.New("one"), ContentText.FromUtf8("x"u8.ToArray()), CancellationToken.None)).Outcome);
        Assert.NotNull(await things.FindAsync("ann", "one", CancellationToken.None));
    }

    [Fact]
    public async Task Missing_containers_are_named_together()
    {
        using var empty = new FakeCosmosHandler();
        using var creating = CosmosFakeProvider.NewStore(empty);
        await creating.StartAsync([Thing.Declaration], CancellationToken.None);
        using var checking = CosmosFakeProvider.NewStore(empty, create: false);

        var refusal = await Assert.ThrowsAsync<StoreException>(() => checking.StartAsync([Thing.Declaration, Thing.PlainDeclaration], CancellationToken.None));

        Assert.Contains("plain_things", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("CreateIfMissing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_without_composite_indexes_is_still_listed()
    {
        using var bare = new FakeCosmosHandler();
        using (var client = NewClient(bare))
        {
            var database = (await client.CreateDatabaseAsync("persistence")).Database;
            await database.CreateContainerAsync(new ContainerProperties("plain_things", "/owner_id"));
        }

        using var store = CosmosFakeProvider.NewStore(bare, create: false);
        await store.StartAsync([Thing.PlainDeclaration], CancellationToken.None);
        var plain = store.Open(Thing.PlainDeclaration);
        await plain.AddAsync(Thing.New("one"), null, CancellationToken.None);
        await plain.AddAsync(Thing.New("two", minute: 1), null, CancellationToken.None);
        var page = await plain.QueryAsync(new() { Partition = "ann", OrderBy = Thing.PlainDeclaration.OrderBy(thing => thing.Metadata.UpdatedAt, true) }, CancellationToken.None);

        Assert.Equal(["two", "one"], page.Items.Select(item => item.Document.Id));
    }

    private void FailOnce(InjectedFault fault)
    {
        var failed = 0;
        provider.Fake.Fault = request =>
            request.RequestUri!.AbsolutePath.Contains("/docs", StringComparison.Ordinal) && Interlocked.Exchange(ref failed, 1) == 0 ? fault : null;
    }

    private async Task<string> IdsAsync(Filter<Thing> where)
    {
        var query = new DocumentQuery<Thing> { Partition = "ann", Where = where, OrderBy = Thing.Declaration.OrderBy(thing => thing.Metadata.UpdatedAt, false), PageSize = 100 };
        var page = await things.QueryAsync(query, CancellationToken.None);
        return string.Join(' ', page.Items.Select(item => item.Document.Id).Order(StringComparer.Ordinal));
    }

    private async Task RawAsync(string json)
    {
        using var client = NewClient(provider.Fake);
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        using var answer = await client.GetContainer("persistence", "things").CreateItemStreamAsync(body, new PartitionKey("ann"));
        answer.EnsureSuccessStatusCode();
    }

    private static CosmosClient NewClient(FakeCosmosHandler fake) => new(
        "http://cosmos.invalid/",
        Convert.ToBase64String(new byte[64]),
        new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true, HttpClientFactory = () => new HttpClient(fake, disposeHandler: false) });
}
