using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Portal.EndToEnd.Api;

/// <summary>A file waits for its import: for its owner alone, for an hour, and it becomes one session.</summary>
public sealed class PendingImportTests : FreshPortalTests
{
    private const string Upload = "/sessions/import?handler=Preview";

    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private PageForm page = null!;

    protected override void Configure(IWebHostBuilder builder) =>
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(time));

    protected override async Task PrepareAsync() => page = await PageForm.OfAsync(Ann, "/sessions/import");

    [Fact]
    [Trait("Scenario", "S130")]
    public async Task A_file_leads_to_its_preview_and_that_to_its_session()
    {
        var preview = (await page.PostFileAsync(Upload, FileOf("{\"a\":1}"), ("form-key", "one"))).Is(303).Header("Location")!;
        Assert.Contains("waits", (await Ann.RawAsync(HttpMethod.Get, preview)).Is(200).Text, StringComparison.Ordinal);
        Assert.Empty(await Ann.ListAsync("/sessions"));
        var session = (await page.PostAsync(preview, ("title", "waits"))).Is(303).Header("Location")!;
        Assert.Equal("{\"a\":1}", (await Ann.GetAsync($"/sessions/{session.Split('/')[^1]}")).Is(200).Content);
    }

    [Fact]
    public async Task A_stranger_finds_what_is_found_for_an_unknown_id()
    {
        var preview = await WaitingAsync("{}");
        var form = await PageForm.OfAsync(Bob, "/sessions/import");
        var (foreign, unknown) = (
            await Bob.RawAsync(HttpMethod.Get, preview),
            await Bob.RawAsync(HttpMethod.Get, "/sessions/import/AAAAAAAAAAAA"));
        Assert.Equal((404, 404), (foreign.Status, unknown.Status));
        Assert.Equal(unknown.Text.Length, foreign.Text.Length);
        Assert.Equal(preview, (await form.PostAsync(preview, ("title", "mine now"))).Is(303).Header("Location"));
        Assert.Empty(await Bob.ListAsync("/sessions"));
        (await Ann.RawAsync(HttpMethod.Get, preview)).Is(200);
        (await Ann.RawAsync(HttpMethod.Get, "/sessions/import/short")).Is(404);
    }

    [Fact]
    public async Task After_an_hour_it_is_gone_and_nothing_was_saved()
    {
        var preview = await WaitingAsync("{}");
        time.Advance(TimeSpan.FromMinutes(59));
        (await Ann.RawAsync(HttpMethod.Get, preview)).Is(200);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains(
            "A chosen file waits for an hour.",
            (await Ann.RawAsync(HttpMethod.Get, preview)).Is(404).Text,
            StringComparison.Ordinal);
        Assert.Equal(preview, (await page.PostAsync(preview, ("title", "late"))).Is(303).Header("Location"));
        Assert.Empty(await Ann.ListAsync("/sessions"));
    }

    [Fact]
    public async Task Ten_files_wait_at_most_and_the_oldest_goes_first()
    {
        var waiting = new List<string>();
        for (var number = 0; number < 12; number++)
        {
            waiting.Add(await WaitingAsync($"{{\"number\":{number}}}"));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        foreach (var (preview, number) in waiting.Select((preview, number) => (preview, number)))
        {
            (await Ann.RawAsync(HttpMethod.Get, preview)).Is(number < 2 ? 404 : 200);
        }
    }

    [Fact]
    public async Task It_is_exported_with_my_data_and_erased_with_it()
    {
        var preview = await WaitingAsync("{\"waits\":1}");
        var zip = new ZipAnswer((await Ann.GetAsync("/me/export")).Is(200).Bytes);
        var file = zip.Json($"imports/waits {preview.Split('/')[^1]}.webviz-session.json");
        Assert.Equal("{\"waits\":1}", file.GetProperty("content").GetString());
        (await Ann.DeleteAsync("/me")).Is(200);
        (await Ann.RawAsync(HttpMethod.Get, preview)).Is(404);
    }

    private async Task<string> WaitingAsync(string content) =>
        (await page.PostFileAsync(Upload, FileOf(content), ("form-key", Guid.NewGuid().ToString()))).Is(303).Header("Location")!;

    private static byte[] FileOf(string content) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        format = "webviz-session",
        formatVersion = 1,
        title = "waits",
        contentHash = TestData.HashOf(content),
        content,
    }));
}
