using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Azure.Cosmos;
using Portal.CosmosFake;

namespace Portal.Tests.CosmosFake;

public sealed class FaultTests : FakeAccountFixture
{
    [Fact]
    public async Task A_throttled_request_is_tried_again_by_the_sdk()
    {
        await Notes.CreateItemAsync(Note("s1"), Alice);
        FailOnce(HttpMethod.Get, InjectedFault.Answer(429, retryAfterMs: 1));
        Assert.Equal("s1", (await Notes.ReadItemAsync<Note>("s1", Alice)).Resource.Id);
    }

    [Fact]
    public async Task Throttling_without_end_reaches_the_caller()
    {
        Fake.Fault = request => request.RequestUri!.AbsolutePath.Contains("/docs/") ? InjectedFault.Answer(429, retryAfterMs: 1) : null;
        Assert.Equal(HttpStatusCode.TooManyRequests, await RefusalAsync(() => Notes.ReadItemAsync<Note>("s1", Alice)));
    }

    [Fact]
    public async Task A_lost_request_wrote_nothing()
    {
        FailOnce(HttpMethod.Post, InjectedFault.LostRequest());
        await Assert.ThrowsAsync<HttpRequestException>(() => Notes.CreateItemAsync(Note("s1"), Alice));
        Assert.Equal(HttpStatusCode.NotFound, await RefusalAsync(() => Notes.ReadItemAsync<Note>("s1", Alice)));
    }

    [Fact]
    public async Task A_lost_answer_hides_a_write_that_happened()
    {
        FailOnce(HttpMethod.Post, InjectedFault.LostAnswer());
        await Assert.ThrowsAsync<HttpRequestException>(() => Notes.CreateItemAsync(Note("s1"), Alice));
        Assert.Equal("s1", (await Notes.ReadItemAsync<Note>("s1", Alice)).Resource.Id);
    }

    [Fact]
    public async Task A_lost_read_is_tried_again_by_the_sdk()
    {
        await Notes.CreateItemAsync(Note("s1"), Alice);
        FailOnce(HttpMethod.Get, InjectedFault.LostAnswer());
        await Notes.ReadItemAsync<Note>("s1", Alice);
    }

    [Fact]
    public async Task A_handler_of_the_sdk_may_throttle_too()
    {
        await Notes.CreateItemAsync(Note("s1"), Alice);
        var throttled = Connect(options =>
        {
            options.MaxRetryAttemptsOnRateLimitedRequests = 0;
            options.CustomHandlers.Add(new ThrottleOnce());
        }).GetContainer("persistence", "notes");
        Assert.Equal(HttpStatusCode.TooManyRequests, await RefusalAsync(() => throttled.ReadItemAsync<Note>("s1", Alice)));
        await throttled.ReadItemAsync<Note>("s1", Alice);
    }

    [Fact]
    public async Task A_serializer_of_our_own_is_used()
    {
        var serializer = new CountingSerializer();
        var notes = Connect(options => options.Serializer = serializer).GetContainer("persistence", "notes");
        await notes.CreateItemAsync(Note("s1"), Alice);
        Assert.Equal("a title", (await notes.ReadItemAsync<Note>("s1", Alice)).Resource.Title);
        Assert.True(serializer.Written > 0);
    }

    [Fact]
    public async Task A_generated_serializer_is_used()
    {
        await Notes.CreateItemAsync(Note("s1"), Alice);
        var generated = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = NoteJson.Default };
        var notes = Connect(options => options.UseSystemTextJsonSerializerWithOptions = generated).GetContainer("persistence", "notes");
        Assert.Equal("a title", (await notes.ReadItemAsync<Note>("s1", Alice)).Resource.Title);
    }

    private void FailOnce(HttpMethod method, InjectedFault fault)
    {
        var left = 1;
        Fake.Fault = request =>
            request.Method == method
            && request.RequestUri!.AbsolutePath.Contains("/docs")
            && Interlocked.Exchange(ref left, 0) == 1
                ? fault
                : null;
    }

    private sealed class ThrottleOnce : RequestHandler
    {
        private int left = 1;

        public override Task<ResponseMessage> SendAsync(RequestMessage request, CancellationToken cancellationToken) =>
            Interlocked.Exchange(ref left, 0) == 1
                ? Task.FromResult(new ResponseMessage(HttpStatusCode.TooManyRequests, request, "slow down"))
                : base.SendAsync(request, cancellationToken);
    }

    private sealed class CountingSerializer : CosmosSerializer
    {
        public int Written { get; private set; }

        public override T FromStream<T>(Stream stream)
        {
            if (stream is T same)
                return same;

            using (stream)
                return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
        }

        public override Stream ToStream<T>(T input)
        {
            Written++;
            return new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(input, JsonSerializerOptions.Web));
        }
    }
}

[JsonSerializable(typeof(Note))]
internal sealed partial class NoteJson : JsonSerializerContext;
