using System.Net;
using Microsoft.Azure.Cosmos;
using Portal.CosmosFake;
using Portal.Documents;

namespace Portal.Tests.Documents;

/// <summary>Databases that other programs made and filled.</summary>
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
        string[] forms =
        [
            "2026-11-01T00:01:00Z",
            "2026-11-01T00:01:00+00:00",
            "2026-11-01T00:01:00.000000+00:00",
            "2026-11-01T00:01:00.5Z",
            "2026-11-01T00:01:00.500001+00:00",];
        foreach (var (form, i) in forms.Select((form, i) => (form, i)))
        {
            await RawAsync(
                $$"""{"id":"t{{i}}","owner_id":"ann","metadata":{"title":"T","title__lower":"t","updated_at":"{{form}}"},"content":"x"}""");
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
        await RawAsync(
            """{"id":"one","owner_id":"ann","metadata":{"title":"ÆRØY","title__lower":"ÆrØy","updated_at":"2026-11-01T00:01:00Z"}"""
                + ""","content":"x"}""");
        await RawAsync(
            """{"id":"two","owner_id":"ann","metadata":{"title":"other","title__lower":"ærøy","updated_at":"2026-11-01T00:01:00Z"}"""
                + ""","content":"x"}""");

        Assert.Equal("one", await IdsAsync(Thing.Declaration.Filters.Contains(thing => thing.Metadata.TitleLower, "ærøy")));
    }

    [Fact]
    public async Task Content_that_is_no_text_counts_as_empty()
    {
        await RawAsync("""{"id":"none","owner_id":"ann","metadata":{"title":"T","updated_at":"2026-11-01T00:01:00Z"}}""");
        await RawAsync(
            """{"id":"odd","owner_id":"ann","metadata":{"title":"T","updated_at":"2026-11-01T00:01:00Z"},"content":{"a":["b"]}"""
                + ""","after":1}""");
        foreach (var id in new[] { "none", "odd" })
        {
            var literal = new System.Buffers.ArrayBufferWriter<byte>();
            var found = await things.FindWithContentAsync("ann", id, _ => literal, CancellationToken.None);

            Assert.Equal("\"\"", System.Text.Encoding.UTF8.GetString(literal.WrittenSpan));
            Assert.NotEqual(true, found!.Document.Unknown?.ContainsKey("content"));
        }
    }

    [Fact]
    public async Task A_percent_sign_of_another_program_stays_one()
    {
        await RawAsync("""{"id":"50%20off","owner_id":"ann","metadata":{"title":"T","updated_at":"2026-11-01T00:01:00Z"},"content":"x"}""");

        Assert.Equal("50%20off", await IdsAsync(Thing.Declaration.Filters.Contains(thing => thing.Metadata.TitleLower, "t")));
    }

    [Fact]
    public async Task Lists_and_metadata_leave_the_content_where_it_is()
    {
        await things.AddAsync(
            Thing.New("one"),
            ContentText.FromUtf8(
                new byte[200_000]
                    .Select(_ => (byte)'x')
                    .ToArray()),
            CancellationToken.None);
        provider.Fake.ForgetTraffic();
        await things.FindAsync("ann", "one", CancellationToken.None);
        await IdsAsync(Thing.Declaration.Filters.Contains(thing => thing.Metadata.TitleLower, "t"));

        Assert.All(provider.Fake.Queries, sql => Assert.DoesNotContain("content", sql, StringComparison.Ordinal));
        Assert.InRange(provider.Fake.ResponseBytes, 1, 20_000);
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
        var page = await plain.QueryAsync(
            new() { Partition = "ann", OrderBy = Thing.PlainDeclaration.OrderBy(thing => thing.Metadata.UpdatedAt, true) },
            CancellationToken.None);

        Assert.Equal(["two", "one"], page.Items.Select(item => item.Document.Id));
    }

    private async Task<string> IdsAsync(Filter<Thing> where)
    {
        var query = new DocumentQuery<Thing>
        {
            Partition = "ann",
            Where = where,
            OrderBy = Thing.Declaration.OrderBy(thing => thing.Metadata.UpdatedAt, false),
            PageSize = 100,
        };
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

    private static CosmosClient NewClient(FakeCosmosHandler fake) =>
        new(
            "http://cosmos.invalid/",
            Convert.ToBase64String(new byte[64]),
            new CosmosClientOptions
            {
                ConnectionMode = ConnectionMode.Gateway,
                LimitToEndpoint = true,
                HttpClientFactory = () => new HttpClient(fake, disposeHandler: false),
            });
}
