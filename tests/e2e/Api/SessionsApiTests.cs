using System.Text.Json;

namespace Portal.EndToEnd.Api;

public sealed class SessionsApiTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private readonly PortalClient ann = portal.Ann;
    private readonly string tag = TestData.Tag();

    [Theory]
    [BothPrefixes]
    public async Task A_session_is_saved_read_listed_changed_and_deleted_under_both_prefixes(string prefix)
    {
        using var caller = ann.At(prefix: prefix);
        var id = await caller.CreateSessionAsync(tag, "about", "{ }");
        Assert.Matches("^[A-Za-z0-9_-]{12}$", id);
        Assert.Equal("{ }", (await caller.GetAsync($"/sessions/{id}")).Is(200).Content);
        Assert.Equal(tag, (await caller.GetAsync($"/sessions/metadata/{id}")).Is(200).Json.GetProperty("title").GetString());
        Assert.Single(await caller.ListAsync($"/sessions?filter_title={tag}"));
        Assert.Equal("{}", (await caller.PutAsync($"/sessions/{id}", new { content = "{}" })).Is(200).Content);
        Assert.Equal("null", (await caller.DeleteAsync($"/sessions/{id}")).Is(200).Text);
        (await caller.GetAsync($"/sessions/{id}")).IsError(404, "NotFoundError");
    }

    [Theory]
    [InlineData("webviz-session-small.json")]
    [InlineData("webviz-session-one-module.json")]
    [InlineData("synthetic-session-20k.json")]
    [InlineData("synthetic-session-200k.json")]
    public async Task Content_comes_back_byte_for_byte_with_its_hash(string file)
    {
        var content = TestData.Read(file);
        var id = await ann.CreateSessionAsync(tag, null, content);
        var answer = (await ann.GetAsync($"/sessions/{id}")).Is(200);
        Assert.Equal(content, answer.Content);
        Assert.Equal(TestData.HashOf(content), answer.Metadata.GetProperty("contentHash").GetString());
    }

    [Theory]
    [InlineData("{}", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")]
    [InlineData("{\n  \"a\": [],\n  \"b\": {}\n}", "99235a4c7ffc918d09f648c686de540efacff5a4fc66a4bcc2daab175bdde147")]
    public async Task The_hash_is_that_of_the_text_as_it_stands(string content, string hash)
    {
        var id = await ann.CreateSessionAsync(tag, null, content);
        Assert.Equal(hash, (await ann.GetAsync($"/sessions/metadata/{id}")).Json.GetProperty("contentHash").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json at all")]
    [InlineData("\u0000\u0001\u001f\u007f \u2028\u2029 <script>&amp;'\"\\/ \ud83d\ude00 \uFEFF\r\n\t")]
    public async Task Content_is_opaque(string content)
    {
        var id = await ann.CreateSessionAsync(tag, null, content);
        var answer = await ann.GetAsync($"/sessions/{id}");
        Assert.Equal(content, answer.Content);
        Assert.Equal(TestData.HashOf(content), answer.Metadata.GetProperty("contentHash").GetString());
    }

    [Fact]
    public async Task Metadata_has_every_field_with_nulls_written_out()
    {
        var id = await ann.CreateSessionAsync(tag);
        var metadata = (await ann.GetAsync($"/sessions/metadata/{id}")).Is(200).Json;
        Assert.Equal(
            ["id", "ownerId", "title", "description", "createdAt", "updatedAt", "version", "contentHash"],
            metadata.EnumerateObject().Select(property => property.Name));
        Assert.Equal(id, metadata.GetProperty("id").GetString());
        Assert.Equal("ann", metadata.GetProperty("ownerId").GetString());
        Assert.Equal(JsonValueKind.Null, metadata.GetProperty("description").ValueKind);
        Assert.Equal(1, metadata.GetProperty("version").GetInt32());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,}(Z|\+00:00)$", metadata.GetProperty("createdAt").GetString());
        Assert.Equal(metadata.GetProperty("createdAt").GetString(), metadata.GetProperty("updatedAt").GetString());
        Assert.Equal(metadata.ToString(), (await ann.GetAsync($"/sessions/{id}")).Metadata.ToString());
        Assert.Equal(metadata.ToString(), (await ann.ListAsync($"/sessions?filter_title={tag}")).Single().ToString());
    }

    [Fact]
    public async Task A_description_may_be_null_but_not_absent()
    {
        (await ann.PostAsync("/sessions", new { title = tag, content = "{}" })).IsError(422, "RequestValidationError");
        Assert.Equal(
            "",
            (await ann.GetAsync($"/sessions/{await ann.CreateSessionAsync(tag, "")}")).Metadata.GetProperty("description").GetString());
    }

    [Fact]
    public async Task Title_and_description_are_stored_trimmed_with_plain_line_ends()
    {
        var id = await ann.CreateSessionAsync($"\uFEFF\u00A0 {tag}\u0085\t", " one\r\ntwo\rthree\t. \n");
        var metadata = (await ann.GetAsync($"/sessions/metadata/{id}")).Json;
        Assert.Equal(tag, metadata.GetProperty("title").GetString());
        Assert.Equal("one\ntwo\nthree\t.", metadata.GetProperty("description").GetString());
    }

    [Fact]
    public async Task A_save_changes_only_what_it_names_and_raises_the_version()
    {
        var id = await ann.CreateSessionAsync(tag, "first", "one");
        var created = (await ann.GetAsync($"/sessions/{id}")).Metadata;

        var renamed = (await ann.PutAsync($"/sessions/{id}", new { title = tag + " two" })).Is(200);
        Assert.Equal(tag + " two", renamed.Metadata.GetProperty("title").GetString());
        Assert.Equal("first", renamed.Metadata.GetProperty("description").GetString());
        Assert.Equal("one", renamed.Content);
        Assert.Equal(2, renamed.Metadata.GetProperty("version").GetInt32());
        Assert.Equal("\"2\"", renamed.ETag);
        Assert.True(renamed.Metadata.GetProperty("updatedAt").GetDateTimeOffset() > created.GetProperty("updatedAt").GetDateTimeOffset());
        Assert.Equal(created.GetProperty("createdAt").GetString(), renamed.Metadata.GetProperty("createdAt").GetString());

        var nulls = (
            await ann.PutAsync(
                $"/sessions/{id}",
                new
                {
                    title = (string?)null,
                    description = (string?)null,
                    content = (string?)null,
                })).Is(200);
        Assert.Equal("first", nulls.Metadata.GetProperty("description").GetString());
        Assert.Equal("one", nulls.Content);

        var cleared = (await ann.PutAsync($"/sessions/{id}", new { description = "", content = "two" })).Is(200);
        Assert.Equal("", cleared.Metadata.GetProperty("description").GetString());
        Assert.Equal(TestData.HashOf("two"), cleared.Metadata.GetProperty("contentHash").GetString());
        Assert.Equal(5, (await ann.PutAsync($"/sessions/{id}", "{}")).Is(200).Metadata.GetProperty("version").GetInt32());
        Assert.Equal("two", (await ann.GetAsync($"/sessions/{id}")).Content);
    }

    [Fact]
    public async Task A_strangers_session_and_a_missing_one_are_one_answer()
    {
        var id = await ann.CreateSessionAsync(tag);
        var calls = new Func<string, Task<Answer>>[]
        {
            of => portal.Bob.GetAsync($"/sessions/{of}"),
            of => portal.Bob.GetAsync($"/sessions/metadata/{of}"),
            of => portal.Bob.GetAsync($"/sessions/{of}/versions"),
            of => portal.Bob.GetAsync($"/sessions/{of}/versions/1"),
            of => portal.Bob.PutAsync($"/sessions/{of}", new { title = "mine" }),
            of => portal.Bob.PutAsync($"/sessions/{of}", new { title = "mine" }, ("If-Match", "\"9\"")),
            of => portal.Bob.DeleteAsync($"/sessions/{of}"),
            of => portal.Bob.DeleteAsync($"/sessions/{of}", ("If-Match", "\"9\"")),
        };
        foreach (var call in calls)
        {
            var (foreign, missing) = (await call(id), await call("AAAAAAAAAAAA"));
            foreign.IsError(404, "NotFoundError");
            missing.IsError(404, "NotFoundError");
            Assert.Equal(missing.ErrorMessage, foreign.ErrorMessage);
        }

        Assert.Equal(tag, (await ann.GetAsync($"/sessions/{id}")).Metadata.GetProperty("title").GetString());
        Assert.Empty(await portal.Bob.ListAsync($"/sessions?filter_title={tag}"));
    }

    [Fact]
    public async Task A_second_delete_finds_nothing()
    {
        var id = await ann.CreateSessionAsync(tag);
        Assert.Equal("null", (await ann.DeleteAsync($"/sessions/{id}")).Is(200).Text);
        (await ann.DeleteAsync($"/sessions/{id}")).IsError(404, "NotFoundError");
        (await ann.PutAsync($"/sessions/{id}", new { title = tag })).IsError(404, "NotFoundError");
        Assert.Empty(await ann.ListAsync($"/sessions?filter_title={tag}"));
    }

    [Fact]
    public async Task A_version_that_was_replaced_can_be_listed_and_read()
    {
        var one = TestData.Read("webviz-session-small.json");
        var id = await ann.CreateSessionAsync(tag, "first", one);
        Assert.Empty(await ann.ListAsync($"/sessions/{id}/versions"));
        await ann.PutAsync($"/sessions/{id}", new { content = "two", title = tag + " two" });
        await ann.PutAsync($"/sessions/{id}", new { content = "three" });

        var versions = await ann.ListAsync($"/sessions/{id}/versions");
        Assert.Equal([2, 1], versions.Select(version => version.GetProperty("version").GetInt32()));
        Assert.Equal(TestData.HashOf(one), versions[1].GetProperty("contentHash").GetString());
        var first = (await ann.GetAsync($"/sessions/{id}/versions/1")).Is(200);
        Assert.Equal(one, first.Content);
        Assert.Equal(tag, first.Metadata.GetProperty("title").GetString());
        Assert.Equal("two", (await ann.GetAsync($"/sessions/{id}/versions/2")).Is(200).Content);
        var current = (await ann.GetAsync($"/sessions/{id}/versions/3")).Is(200);
        Assert.Equal(("three", 3), (current.Content, current.Metadata.GetProperty("version").GetInt32()));
        foreach (var other in new[] { "4", "0", "-1", "x", "99999999999999" })
        {
            (await ann.GetAsync($"/sessions/{id}/versions/{other}")).IsError(404, "NotFoundError");
        }

        var page = (await ann.GetAsync($"/sessions/{id}/versions?page_size=1")).Is(200);
        var next = (await ann.GetAsync($"/sessions/{id}/versions?page_size=1&cursor={page.PageToken}")).Is(200);
        Assert.Equal(1, Assert.Single(next.Items).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_client_that_knows_the_state_is_told_so_in_a_word()
    {
        var id = await ann.CreateSessionAsync(tag);
        foreach (var path in new[] { $"/sessions/{id}", $"/sessions/metadata/{id}" })
        {
            var etag = (await ann.GetAsync(path)).Is(200).ETag!;
            Assert.Equal("\"1\"", etag);
            var same = (await ann.GetAsync(path, ("If-None-Match", etag))).Is(304);
            Assert.Empty(same.Bytes);
            Assert.Equal(etag, same.ETag);
            (await ann.GetAsync(path, ("If-None-Match", "\"7\", W/\"1\""))).Is(304);
            (await ann.GetAsync(path, ("If-None-Match", "\"2\""))).Is(200);
        }
    }
}
