using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.EndToEnd.Api;

/// <summary>Whatever of the pages takes a POST leads on when it is done, or asks on a page that has an address.</summary>
public sealed class PagePostTests : FreshPortalTests
{
    private const string Hidden = "AAAAAAAAAAAA";

    private PageForm form = null!;

    protected override async Task PrepareAsync() => form = await PageForm.OfAsync(Ann, "/help");

    [Fact]
    [Trait("Scenario", "S130")]
    public async Task No_page_is_the_answer_of_a_form_that_was_taken()
    {
        var sent = await SentAsync();
        Assert.Equal(await HandlersAsync(), sent.Select(one => one.Handler).Distinct().Order(StringComparer.Ordinal));
        foreach (var (handler, address, fields) in sent)
        {
            var answer = fields is [("file", var text)] ? await form.PostFileAsync(address, Encoding.UTF8.GetBytes(text), ("form-key", "k"))
                : await form.PostAsync(address, [.. fields, ("form-key", Guid.NewGuid().ToString())]);
            Assert.True(answer.Status is 302 or 303, $"{handler} {address}: {answer.Status} {answer.Text}");
            Assert.Empty(answer.Bytes);
            Assert.True(
                (await Ann.RawAsync(HttpMethod.Get, answer.Header("Location")!)).Status is 200 or 302,
                $"{handler} leads to {answer.Header("Location")}");
        }
    }

    [Fact]
    [Trait("Scenario", "S130")]
    public async Task A_question_about_as_much_as_a_list_shows_has_an_address()
    {
        var items = Enumerable.Range(0, 300).Select(number => ("item", $"snapshot:{number:000000000000}")).ToArray();
        var asked = (await form.PostAsync("/trash?handler=Purge", items)).Is(303);
        var page = (await Ann.RawAsync(HttpMethod.Get, asked.Header("Location")!)).Is(200).Text;
        Assert.Contains("Delete 300 snapshots for good?", page, StringComparison.Ordinal);
        Assert.Equal(300, page.Split("name=\"item\"").Length - 1);
    }

    /// <summary>What each handler is sent, in an order in which there is something to do for each.</summary>
    private async Task<List<(string Handler, string Address, (string, string)[] Fields)>> SentAsync()
    {
        var sessions = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Ann.CreateSessionAsync($"{number}")));
        (await Ann.PutAsync($"/sessions/{sessions[3]}", new { title = "second version" })).Is(200);
        var (snapshot, foreign) = (await Ann.CreateSnapshotAsync("own"), await Bob.CreateSnapshotAsync("of bob"));
        (await Ann.GetAsync($"/snapshots/{foreign}")).Is(200);
        const string file =
            "{\"format\":\"webviz-session\",\"formatVersion\":1,\"title\":\"x\",\"content\":\"{}\","
            + "\"contentHash\":\"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\"}";
        var waiting = (await form.PostFileAsync("/sessions/import?handler=Preview", Encoding.UTF8.GetBytes(file), ("form-key", "first")))
            .Is(303)
            .Header("Location")!;
        (string, string) confirmed = ("confirmed", "true");
        return
        [
            ("/help?handler=Keys", "/help?handler=Keys", [("off", "true")]),
            ("/sessions/import?handler=Preview", "/sessions/import?handler=Preview", [("file", file)]),
            ("/sessions/import/{id}", waiting, [("title", "imported")]),
            ("/sessions/import/{id}", waiting, [("title", "again")]),
            ("/sessions/{id}/edit", $"/sessions/{sessions[0]}/edit", [("title", "renamed")]),
            ("/sessions/{id}?handler=Version", $"/sessions/{sessions[3]}?handler=Version&version=1", []),
            ("/sessions/{id}?handler=Version", $"/sessions/{sessions[3]}?handler=Version&version=7", []),
            ("/sessions/selected?handler=Duplicate", "/sessions/selected?handler=Duplicate", [("id", sessions[0])]),
            ("/sessions/selected?handler=Delete", "/sessions/selected?handler=Delete", [("id", sessions[0])]),
            ("/sessions/selected?handler=Delete", "/sessions/selected?handler=Delete", [("id", sessions[1]), ("id", sessions[2])]),
            (
                "/sessions/selected?handler=Delete",
                "/sessions/selected?handler=Delete",
                [("id", sessions[1]), ("id", sessions[2]), confirmed]),
            ("/snapshots/selected?handler=Delete", "/snapshots/selected?handler=Delete", [("id", snapshot)]),
            ("/snapshots/selected?handler=Delete", "/snapshots/selected?handler=Delete", [("id", snapshot), confirmed]),
            ("/snapshots/visited?handler=Remove", "/snapshots/visited?handler=Remove", [("id", foreign)]),
            ("/snapshots/visited?handler=Remove", "/snapshots/visited?handler=Remove", [("id", foreign), confirmed]),
            ("/trash?handler=Restore", "/trash?handler=Restore", [("item", $"session:{sessions[0]}")]),
            ("/trash?handler=Restore", "/trash?handler=Restore", [("item", $"session:{Hidden}")]),
            ("/trash?handler=Purge", "/trash?handler=Purge", [("item", $"session:{sessions[1]}")]),
            ("/trash?handler=Purge", "/trash?handler=Purge", [("item", $"session:{sessions[1]}"), confirmed]),
            ("/trash?handler=Empty", "/trash?handler=Empty", []),
            ("/trash?handler=Empty", "/trash?handler=Empty", [confirmed]),
            ("/sign-in/development", "/sign-in/development", [("user", "ann")]),
            ("/sign-out", "/sign-out", []),
            ("/my-data/erase", "/my-data/erase", [("name", "ann")]),
        ];
    }

    /// <summary>Everything that takes a POST and is not the API, as <c>{route}?handler={name}</c>.</summary>
    private async Task<IEnumerable<string>> HandlersAsync()
    {
        var (loader, found) = (Server.Services.GetRequiredService<PageLoader>(), new HashSet<string>());
        foreach (var endpoint in Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
                found.UnionWith(compiled.HandlerMethods.Where(handler => handler.HttpMethod == "Post")
                    .Select(handler => handler.Name is { } name ? $"{route}?handler={name}" : route));
            }
            else if (!route.Contains("persistence/", StringComparison.Ordinal)
                && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { } methods && methods.HttpMethods.Contains("POST"))
            {
                found.Add(route);
            }
        }

        return found.Order(StringComparer.Ordinal);
    }
}
