using Microsoft.Data.Sqlite;

namespace Portal.EndToEnd.Api;

/// <summary>A title of which nobody sees anything is refused; old documents with one can be pressed.</summary>
[Trait("Scenario", "S131")]
public sealed class UnseenTitleTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private readonly PortalClient ann = portal.Ann;

    public static TheoryData<string> Unseen => ["\u200B\u200B", "\u2800", "\u3164", "\u0301", "\uFE0F", "\U000E0041", "\u00AD \u2060"];

    [Theory]
    [MemberData(nameof(Unseen))]
    public async Task The_API_refuses_it_and_says_why(string title)
    {
        var id = await ann.CreateSessionAsync("seen");
        foreach (var answer in new[]
        {
            await ann.PostAsync("/sessions", new { title, description = "", content = "{}" }),
            await ann.PostAsync("/snapshots", new { title, description = "", content = "{}" }),
            await ann.PutAsync($"/sessions/{id}", new { title }),
        })
        {
            Assert.Contains("title: needs at least one character that can be "
                + "seen", answer.IsError(422, "RequestValidationError").ErrorMessage, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\u200B")]
    [InlineData("")]
    public async Task An_old_document_with_one_is_listed_under_a_name_and_copied_with_one(string title)
    {
        // A portal of its own: its lists are read without a filter, and others fill those of the shared one.
        await using var own = await PortalServer.StartAsync();
        using var owner = await own.SignInAsync("ann");
        var (session, snapshot) = (await owner.CreateSessionAsync("old"), await owner.CreateSnapshotAsync("old"));
        await own.ExecuteAsync("UPDATE sessions SET body = CAST(json_set(CAST(body AS TEXT), '$.metadata.title', @title) AS BLOB) WHERE "
            + "key = @key", ("@title", title), ("@key", session));
        await own.ExecuteAsync("UPDATE snapshots SET body = CAST(json_set(CAST(body AS TEXT), '$.metadata.title', @title) AS BLOB) WHERE "
            + "key = @key", ("@title", title), ("@key", snapshot));

        Assert.Contains($"<a href=\"/session/{session}\" title=\"Untitled session\"><bdi>Untitled "
            + $"session</bdi></a>", await PageAsync(owner, "/sessions"), StringComparison.Ordinal);
        Assert.Contains("<bdi>Untitled session</bdi>", await PageAsync(owner, $"/sessions/{session}"), StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/snapshot/{snapshot}\" title=\"Untitled snapshot\"><bdi>Untitled "
            + $"snapshot</bdi></a>", await PageAsync(owner, "/snapshots?view=mine"), StringComparison.Ordinal);
        Assert.Contains("<bdi>Untitled snapshot</bdi>", await PageAsync(owner, $"/snapshots/{snapshot}"), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(PortalClient owner, string path) =>
        (await owner.RawAsync(HttpMethod.Get, path)).Is(200).Text;
}
