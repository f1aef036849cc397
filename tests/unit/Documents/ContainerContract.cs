using System.Buffers;
using System.Text;
using Portal.Documents;

namespace Portal.Tests.Documents;

/// <summary>What both stores promise. A provider's class only says how to open it.</summary>
public abstract partial class ContainerContract<TProvider> : IAsyncLifetime where TProvider : ContractProvider, IContractProvider, new()
{
    private readonly TProvider provider = new();

    internal IDocumentContainer<Thing> Things { get; private set; } = null!;

    internal IDocumentContainer<Thing> PlainThings { get; private set; } = null!;

    internal IDocumentContainer<Thing> SingleThings { get; private set; } = null!;

    protected TProvider Provider => provider;

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync()
    {
        await provider.Store.StartAsync([Thing.Declaration, Thing.PlainDeclaration, Thing.SingleDeclaration], None);
        Things = provider.Store.Open(Thing.Declaration);
        PlainThings = provider.Store.Open(Thing.PlainDeclaration);
        SingleThings = provider.Store.Open(Thing.SingleDeclaration);
    }

    public async Task DisposeAsync() => await provider.DisposeAsync();

    [ContractFact]
    public async Task What_is_added_is_found()
    {
        var thing = Thing.New("one", title: "ÆRØY", description: "d") with { Visits = 7, FirstAt = Thing.Minute(3) };
        var added = await Things.AddAsync(thing, Content("x"), None);
        var found = await Things.FindAsync("ann", "one", None);

        Assert.Equal(WriteOutcome.Done, added.Outcome);
        Assert.Equal(added.ETag, found!.ETag);
        Assert.Equal(
            (thing.Metadata.Title, thing.Visits, thing.FirstAt),
            (found.Document.Metadata.Title, found.Document.Visits, found.Document.FirstAt));
        Assert.Null(await Things.FindAsync("bob", "one", None));
        Assert.Null(await Things.FindAsync("ann", "two", None));
    }

    [ContractFact]
    public async Task An_id_is_taken_once_a_partition()
    {
        await Things.AddAsync(Thing.New("one"), Content("x"), None);

        Assert.Equal(WriteOutcome.Taken, (await Things.AddAsync(Thing.New("one"), Content("y"), None)).Outcome);
        Assert.Equal(WriteOutcome.Done, (await Things.AddAsync(Thing.New("one", "bob"), Content("z"), None)).Outcome);
        Assert.Equal("x", await ReadTextAsync("ann", "one"));
    }

    [ContractFact]
    public async Task Content_comes_back_byte_for_byte()
    {
        var text = "{\"a\": \"\\u0000 \\\" \u0001\u001f \t\r\n / \\\\ ærøy ☃ 😀 \u2028\"}";
        await Things.AddAsync(Thing.New("one"), Content(text), None);

        Assert.Equal(text, await ReadTextAsync("ann", "one"));
    }

    [ContractFact]
    public async Task Content_of_a_real_shape_fits_up_to_the_limit()
    {
        var real = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "data", "synthetic-session-200k.json"));
        var text = string.Concat(Enumerable.Repeat(real, 9));
        var atLimit = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan(0, Portal.Content.Limits.MaxContentSizeBytes));
        Assert.Equal(Portal.Content.Limits.MaxContentSizeBytes, Encoding.UTF8.GetByteCount(atLimit));

        Assert.Equal(WriteOutcome.Done, (await Things.AddAsync(Thing.New("one"), Content(atLimit), None)).Outcome);
        Assert.Equal(atLimit, await ReadTextAsync("ann", "one"));
    }

    [ContractFact]
    public async Task A_replace_needs_the_current_etag()
    {
        var first = await Things.AddAsync(Thing.New("one"), Content("x"), None);
        var second = await Things.ReplaceAsync(Thing.New("one", title: "second"), Content("y"), first.ETag!, None);

        Assert.Equal(WriteOutcome.Done, second.Outcome);
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal(
            WriteOutcome.Stale,
            (await Things.ReplaceAsync(Thing.New("one", title: "third"), Content("z"), first.ETag!, None)).Outcome);
        Assert.Equal(WriteOutcome.Gone, (await Things.ReplaceAsync(Thing.New("two"), Content("z"), first.ETag!, None)).Outcome);
        Assert.Equal("second", (await Things.FindAsync("ann", "one", None))!.Document.Metadata.Title);
        Assert.Equal("y", await ReadTextAsync("ann", "one"));
    }

    [ContractFact]
    public async Task A_replace_without_content_keeps_it()
    {
        var added = await Things.AddAsync(Thing.New("one") with { FirstAt = Thing.Minute(1) }, Content("x"), None);
        var replaced = await Things.ReplaceAsync(Thing.New("one", title: "new"), null, added.ETag!, None);

        Assert.Equal(WriteOutcome.Done, replaced.Outcome);
        Assert.Null((await Things.FindAsync("ann", "one", None))!.Document.FirstAt);
        Assert.Equal(replaced.ETag, (await Things.FindAsync("ann", "one", None))!.ETag);
        Assert.Equal("new", (await Things.FindAsync("ann", "one", None))!.Document.Metadata.Title);
        Assert.Equal("x", await ReadTextAsync("ann", "one"));
        Assert.Equal(WriteOutcome.Stale, (await Things.ReplaceAsync(Thing.New("one", title: "late"), null, added.ETag!, None)).Outcome);
    }

    [ContractFact]
    public async Task A_delete_may_need_the_current_etag()
    {
        var first = await Things.AddAsync(Thing.New("one"), Content("x"), None);
        var second = await Things.ReplaceAsync(Thing.New("one"), Content("y"), first.ETag!, None);

        Assert.Equal(WriteOutcome.Stale, await Things.DeleteAsync("ann", "one", first.ETag, None));
        Assert.Equal(WriteOutcome.Done, await Things.DeleteAsync("ann", "one", second.ETag, None));
        Assert.Equal(WriteOutcome.Gone, await Things.DeleteAsync("ann", "one", null, None));
        Assert.Null(await Things.FindAsync("ann", "one", None));

        await Things.AddAsync(Thing.New("one"), Content("again"), None);
        Assert.Equal("again", await ReadTextAsync("ann", "one"));
        Assert.Equal(WriteOutcome.Done, await Things.DeleteAsync("ann", "one", null, None));
    }

    [ContractFact]
    public async Task Unknown_fields_stay()
    {
        var unknown = System.Text.Json.JsonSerializer.SerializeToElement(new { nested = new[] { 1, 2 } });
        var thing = Thing.New("one") with { Unknown = new() { ["other_program"] = unknown } };
        var added = await Things.AddAsync(thing, Content("x"), None);
        var read = await Things.FindWithContentAsync("ann", "one", _ => null, None);
        await Things.ReplaceAsync(read!.Document with { Visits = 1 }, Content("y"), added.ETag!, None);
        await Things.PatchAsync("ann", "one", new Patch<Thing>().Set(known => known.Visits, 2), None);

        var found = await Things.FindWithContentAsync("ann", "one", _ => null, None);
        Assert.Equal("{\"nested\":[1,2]}", found!.Document.Unknown!["other_program"].GetRawText());
        Assert.Equal(2, found.Document.Visits);
    }

    [ContractFact]
    public async Task Ids_may_have_any_character()
    {
        foreach (var id in new[] { "a/b", "a\\b", "a?b", "a#b", "a%2Fb", "ann@example.org", "å b" })
        {
            var added = await PlainThings.AddAsync(Thing.New(id), null, None);
            Assert.Equal(id, (await PlainThings.FindAsync("ann", id, None))!.Document.Id);
            var replaced = await PlainThings.ReplaceAsync(Thing.New(id, title: "new"), null, added.ETag!, None);
            Assert.Equal(WriteOutcome.Done, replaced.Outcome);
            Assert.Equal(WriteOutcome.Done, await PlainThings.DeleteAsync("ann", id, replaced.ETag, None));
        }
    }

    [ContractFact]
    public async Task An_id_that_is_the_partition_may_have_any_character()
    {
        foreach (var id in new[] { "plain", "a/b", "a\\b?c#d", "50%2F" })
        {
            var added = await SingleThings.AddAsync(Thing.New(id), null, None);
            var patched = await SingleThings.PatchAsync(id, id, new Patch<Thing>().Set(thing => thing.Visits, 3).When(added.ETag!), None);
            var found = await SingleThings.FindAsync(id, id, None);

            Assert.Equal((id, 3, patched.ETag), (found!.Document.Id, found.Document.Visits, found.ETag));
            Assert.Equal(WriteOutcome.Done, await SingleThings.BatchAsync(id, [new BatchWrite<Thing>.Delete(id, found.ETag)], None));
        }
    }

    [ContractFact]
    public async Task Content_stays_apart_from_the_document()
    {
        await Things.AddAsync(Thing.New("one"), Content("x"), None);
        var found = await Things.FindAsync("ann", "one", None);
        var listed = Assert.Single((await QueryAsync(null)).Items);
        var read = await Things.FindWithContentAsync("ann", "one", _ => null, None);

        Assert.All([found!, listed, read!], stored => Assert.Null(stored.Document.Unknown));
    }

    [ContractFact]
    public async Task A_field_called_content_is_a_field_where_none_is_declared()
    {
        var unknown = System.Text.Json.JsonSerializer.SerializeToElement("theirs");
        var added = await PlainThings.AddAsync(Thing.New("one") with { Unknown = new() { ["content"] = unknown } }, null, None);
        var found = await PlainThings.FindAsync("ann", "one", None);
        await PlainThings.ReplaceAsync(found!.Document with { Visits = 1 }, null, added.ETag!, None);

        Assert.Equal("theirs", (await PlainThings.FindAsync("ann", "one", None))!.Document.Unknown!["content"].GetString());
    }

    private static ContentText Content(string text) => ContentText.FromUtf8(Encoding.UTF8.GetBytes(text));

    private async Task<string?> ReadTextAsync(string partition, string id)
    {
        var literal = new ArrayBufferWriter<byte>();
        return await Things.FindWithContentAsync(partition, id, _ => literal, None) is null
            ? null
            : Encoding.UTF8.GetString(ContentText.ToUtf8(literal.WrittenSpan));
    }
}

public sealed class SqliteContractTests : ContainerContract<SqliteProvider>;

public sealed class CosmosFakeContractTests : ContainerContract<CosmosFakeProvider>;

public sealed class CosmosAccountContractTests : ContainerContract<CosmosAccountProvider>;
