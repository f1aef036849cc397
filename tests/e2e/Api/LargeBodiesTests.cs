using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Content;
using Portal.Shared.Api;

namespace Portal.EndToEnd.Api;

/// <summary>Slow and many large bodies of one person keep nobody else out. On raw sockets, where the pace is the test's.</summary>
public sealed class LargeBodiesTests : IAsyncLifetime
{
    private const int Megabyte = 1024 * 1024;

    private readonly CancellationTokenSource over = new();
    private readonly List<RawRequest> requests = [];
    private PortalServer server = null!;
    private PortalClient ann = null!;
    private PortalClient bob = null!;

    public async Task InitializeAsync()
    {
        server = await PortalServer.StartAsync();
        (ann, bob) = (await server.SignInAsync("ann"), await server.SignInAsync("bob"));
    }

    public async Task DisposeAsync()
    {
        await over.CancelAsync();
        requests.ForEach(request => request.Dispose());
        ann.Dispose();
        bob.Dispose();
        await server.DisposeAsync();
        over.Dispose();
    }

    [Fact]
    public async Task Sixteen_slow_bodies_of_one_person_keep_nobody_else_waiting()
    {
        var slow = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => BeginAsync(ann, 2 * Megabyte)));
        // Each is large by what was sent, and then hardly comes on.
        await Task.WhenAll(slow.Select(request => request.SendAsync(new string(' ', 300 * 1024))));
        var sending = slow.Select(request => request.SendSlowlyAsync(new byte[Megabyte], 10_000, over.Token)).ToList();

        var watch = Stopwatch.StartNew();
        await bob.CreateSessionAsync("one megabyte", null, new string('x', Megabyte));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));

        var answers = await Task.WhenAll(slow.Select(request => request.AnswerAsync(firstOnly: true)));
        Assert.All(answers, answer => Assert.True(IsTooSlow(answer) || IsBusy(answer), answer));
        Assert.Contains(answers, IsTooSlow);
        await over.CancelAsync();
        await Task.WhenAll(sending);
    }

    [Fact]
    public async Task An_honest_body_at_80_kB_a_second_is_taken()
    {
        var body = BodyOf(Megabyte);
        var request = await BeginAsync(ann, body.Length);
        await request.SendSlowlyAsync(body, 80 * 1024, over.Token);
        Assert.StartsWith("HTTP/1.1 200", await request.AnswerAsync(firstOnly: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_come_back_when_clients_vanish()
    {
        for (var round = 0; round < 6; round++)
        {
            var gone = await BeginAsync(ann, 2 * Megabyte);
            await gone.SendAsync(new string(' ', 300 * 1024));
            gone.Dispose();
        }

        var watch = Stopwatch.StartNew();
        await ann.CreateSessionAsync("after they were gone", null, new string('x', Megabyte));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Small_bodies_of_unknown_length_wait_for_no_place()
    {
        await HoldPlacesAsync(ann);
        var watch = Stopwatch.StartNew();
        var small = await RawRequest.SendAsync(server.Address, [.. Head(ann), "Transfer-Encoding: chunked"]);
        requests.Add(small);
        var body = Encoding.ASCII.GetString(BodyOf(1000));
        await small.SendAsync($"{body.Length:x}\r\n{body}\r\n0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200", await small.AnswerAsync(firstOnly: true), StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_when_to_come_back_for_saves_imports_and_archives_alike()
    {
        await HoldPlacesAsync(ann);
        var form = (await ann.RawAsync(HttpMethod.Get, "/sessions/import")).Is(200);
        Assert.NotEmpty(form.Text);
        var watch = Stopwatch.StartNew();
        using var file = new MultipartFormDataContent { { new ByteArrayContent(BodyOf(Megabyte)), "file", "x.json" } };
        var refused = await Task.WhenAll(
            ann.PostAsync("/sessions", BodyOf(Megabyte)),
            ann.GetAsync("/me/export"),
            ann.RawAsync(HttpMethod.Get, "/my-data?handler=Export"),
            ann.RawAsync(HttpMethod.Post, "/sessions/import?handler=Preview", file));
        Assert.All(refused, answer => Assert.NotNull(answer.Is(503).Header("Retry-After")));
        refused[0].IsError(503, "ServiceUnavailableError");
        refused[1].IsError(503, "ServiceUnavailableError");
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_body_that_stops_is_answered_with_408_and_forms_are_alike()
    {
        var json = await BeginAsync(ann, 2000);
        await json.SendAsync("{\"title\":");
        var form = await RawRequest.SendAsync(
            server.Address,
            "POST /sessions/import?handler=Preview HTTP/1.1",
            $"Cookie: {ann.Cookie}",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Length: 2000");
        requests.Add(form);
        await form.SendAsync("--x\r\n");
        var answer = await json.AnswerAsync();
        Assert.True(IsTooSlow(answer), answer);
        Assert.Contains("RequestTimeoutError", answer, StringComparison.Ordinal);
        Assert.True(IsTooSlow(await form.AnswerAsync()));
    }

    private static bool IsTooSlow(string answer) => answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal);

    private static bool IsBusy(string answer) =>
        answer.StartsWith("HTTP/1.1 503", StringComparison.Ordinal) && answer.Contains("\r\nRetry-After: ", StringComparison.Ordinal);

    private static byte[] BodyOf(int size) =>
        Encoding.ASCII.GetBytes($"{{\"title\":\"large\",\"description\":null,\"content\":\"{new string('x', size)}\"}}");

    private static string[] Head(PortalClient client) =>
        [$"POST {client.Prefix}/sessions HTTP/1.1", $"Cookie: {client.Cookie}", "Content-Type: application/json"];

    private async Task<RawRequest> BeginAsync(PortalClient client, int length)
    {
        var request = await RawRequest.SendAsync(server.Address, [.. Head(client), $"Content-Length: {length}"]);
        requests.Add(request);
        return request;
    }

    /// <summary>Takes all places of a person for the time of the test, at just the pace that is allowed.</summary>
    private async Task HoldPlacesAsync(PortalClient client)
    {
        for (var place = 0; place < 4; place++)
        {
            var holder = await BeginAsync(client, 9 * Megabyte);
            await holder.SendAsync(new string(' ', 300 * 1024));
            _ = holder.SendSlowlyAsync(Enumerable.Repeat((byte)' ', 8 * Megabyte).ToArray(), 100 * 1024, over.Token);
        }

        var places = server.Services.GetRequiredService<LargeBodies>();
        await Eventually.HoldsAsync(() => Task.FromResult(places.FreeFor("ann") == 0));
    }
}
