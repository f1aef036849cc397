using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Portal.CosmosFake;
using Portal.Documents;

namespace Portal.Tests.Documents;

/// <summary>Documents of other programs become found by the other spelling, and nothing else of them changes.</summary>
[Trait("Scenario", "S132")]
public sealed class CosmosFoldedTextRepairTests : IAsyncLifetime
{
    // Neither composed nor decomposed as a whole: no single spelling of the question is part of it.
    private const string Mixed = "Caf\u00E9 A\u030Asgard";

    private readonly CosmosFakeProvider provider = new();
    private IDocumentContainer<Thing> things = null!;

    public async Task InitializeAsync()
    {
        await provider.Store.StartAsync([Thing.Declaration], CancellationToken.None);
        things = provider.Store.Open(Thing.Declaration);
    }

    public async Task DisposeAsync() => await provider.DisposeAsync();

    [Fact]
    public async Task A_document_of_another_program_is_found_by_the_other_spelling_after_the_job()
    {
        await RawAsync("one", Mixed, ",\"portal\":{\"size_bytes\":7,\"theirs\":{\"a\":[1]}},\"foreign\":1.50,\"content\":\"the content\"");
        await RawAsync("two", "plain", ",\"content\":\"x\"");
        Assert.Empty(await IdsAsync("caf\u00E9 \u00E5sgard"));

        Assert.Equal(2, await things.RefoldAsync(CancellationToken.None));

        Assert.Equal(["one"], await IdsAsync("CAFE\u0301 \u00C5SGARD"));
        var stored = await ReadRawAsync("one");
        Assert.Equal(Mixed, stored.GetProperty("metadata").GetProperty("title").GetString());
        Assert.Equal("caf\u00E9 \u00E5sgard", stored.GetProperty("portal").GetProperty("title_folded").GetString());
        Assert.Equal("", stored.GetProperty("portal").GetProperty("description_folded").GetString());
        Assert.Equal("""{"a":[1]}""", stored.GetProperty("portal").GetProperty("theirs").GetRawText());
        Assert.Equal(7, stored.GetProperty("portal").GetProperty("size_bytes").GetInt32());
        Assert.Equal(1.5, stored.GetProperty("foreign").GetDouble());
        Assert.Equal("the content", stored.GetProperty("content").GetString());
    }

    [Fact]
    public async Task A_second_run_writes_nothing()
    {
        await RawAsync("one", Mixed, "");
        await things.AddAsync(Thing.New("own", title: Mixed), null, CancellationToken.None);
        Assert.Equal(1, await things.RefoldAsync(CancellationToken.None));
        var etag = (await ReadRawAsync("one")).GetProperty("_etag").GetString();

        Assert.Equal(0, await things.RefoldAsync(CancellationToken.None));

        Assert.Equal(etag, (await ReadRawAsync("one")).GetProperty("_etag").GetString());
    }

    [Fact]
    public async Task A_document_that_another_program_renamed_is_found_by_its_new_title()
    {
        await things.AddAsync(Thing.New("one", title: "old"), null, CancellationToken.None);
        using (var client = NewClient())
        {
            await client
                .GetContainer("persistence", "things")
                .PatchItemAsync<object>("one", new("ann"), [PatchOperation.Set("/metadata/title", Mixed)]);
        }

        await things.RefoldAsync(CancellationToken.None);

        Assert.Equal(["one"], await IdsAsync("\u00C5sgard"));
        Assert.Empty(await IdsAsync("old"));
    }

    [Fact]
    public async Task What_cannot_be_written_is_passed_over()
    {
        await RawAsync("taken", Mixed, ",\"portal\":\"theirs\"");
        await RawAsync("untitled", null, "");
        await RawAsync("good", Mixed, "");

        Assert.Equal(2, await things.RefoldAsync(CancellationToken.None));

        Assert.Equal("theirs", (await ReadRawAsync("taken")).GetProperty("portal").GetString());
        Assert.Contains("good", await IdsAsync("\u00C5sgard"));
    }

    [Fact]
    public async Task No_document_type_sees_the_copies()
    {
        await things.AddAsync(Thing.New("one", title: Mixed), null, CancellationToken.None);
        var found = await things.FindAsync("ann", "one", CancellationToken.None);

        Assert.NotEqual(true, found!.Document.Unknown?.ContainsKey("portal"));
        Assert.Equal("caf\u00E9 \u00E5sgard", (await ReadRawAsync("one")).GetProperty("portal").GetProperty("title_folded").GetString());
    }

    [Fact]
    public async Task The_copies_are_indexed()
    {
        using var client = NewClient();
        var created = (await client.GetContainer("persistence", "things").ReadContainerAsync()).Resource;
        var paths = created.IndexingPolicy.IncludedPaths.Select(path => path.Path).ToList();

        Assert.Contains("/portal/title_folded/?", paths);
        Assert.Contains("/portal/description_folded/?", paths);
    }

    private async Task<IEnumerable<string>> IdsAsync(string text)
    {
        var query = new DocumentQuery<Thing>
        {
            Partition = "ann",
            Where = Thing.Declaration.Filters.Contains(thing => thing.Metadata.TitleLower, text),
            OrderBy = Thing.Declaration.OrderBy(thing => thing.Metadata.UpdatedAt, false),
        };
        return (await things.QueryAsync(query, CancellationToken.None)).Items.Select(item => item.Document.Id);
    }

    private async Task RawAsync(string id, string? title, string more)
    {
        using var client = NewClient();
        using var body = new MemoryStream(
            System.Text.Encoding.UTF8.GetBytes(
                $$"""{"id":"{{id}}","owner_id":"ann","metadata":{"title":{{JsonSerializer.Serialize(title)}}"""
                    + $$""","updated_at":"2026-11-01T00:01:00Z"}{{more}}}"""));
        using var answer = await client.GetContainer("persistence", "things").CreateItemStreamAsync(body, new PartitionKey("ann"));
        answer.EnsureSuccessStatusCode();
    }

    private async Task<JsonElement> ReadRawAsync(string id)
    {
        using var client = NewClient();
        using var answer = await client.GetContainer("persistence", "things").ReadItemStreamAsync(id, new PartitionKey("ann"));
        return (await JsonDocument.ParseAsync(answer.Content)).RootElement;
    }

    private CosmosClient NewClient() =>
        new(
            CosmosFakeProvider.ConnectionString,
            new CosmosClientOptions
            {
                ConnectionMode = ConnectionMode.Gateway,
                LimitToEndpoint = true,
                HttpClientFactory = () => new HttpClient(provider.Fake, disposeHandler: false),
            });
}
