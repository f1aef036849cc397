using System.Net;
using Portal.CosmosFake;
using Portal.Documents;

namespace Portal.Tests.Documents;

/// <summary>Requests and answers that get lost, and a service that has had enough.</summary>
public sealed class CosmosFaultTests : IAsyncLifetime
{
    private readonly CosmosFakeProvider provider = new();
    private IDocumentContainer<Thing> things = null!;
    private IDocumentContainer<Thing> plain = null!;

    public async Task InitializeAsync()
    {
        await provider.Store.StartAsync([Thing.Declaration, Thing.PlainDeclaration], CancellationToken.None);
        things = provider.Store.Open(Thing.Declaration);
        plain = provider.Store.Open(Thing.PlainDeclaration);
    }

    public async Task DisposeAsync() => await provider.DisposeAsync();

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    public async Task A_passing_failure_is_not_seen(HttpStatusCode status)
    {
        await things.AddAsync(Thing.New("one"), ContentText.FromUtf8("x"u8.ToArray()), CancellationToken.None);
        provider.FailOnce(InjectedFault.Answer((int)status, 10));

        Assert.NotNull(await things.FindAsync("ann", "one", CancellationToken.None));
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_done_once()
    {
        provider.FailOnce(InjectedFault.LostAnswer());
        var added = await things.AddAsync(Thing.New("one"), ContentText.FromUtf8("x"u8.ToArray()), CancellationToken.None);
        Assert.Equal(WriteOutcome.Done, added.Outcome);

        provider.FailOnce(InjectedFault.LostAnswer());
        var replaced = await things.ReplaceAsync(Thing.New("one", title: "new"), null, added.ETag!, CancellationToken.None);
        Assert.Equal(WriteOutcome.Done, replaced.Outcome);

        provider.FailOnce(InjectedFault.LostAnswer());
        var raised = await things.PatchAsync("ann", "one", new Patch<Thing>().Set(thing => thing.Visits, 1), CancellationToken.None);
        Assert.Equal(WriteOutcome.Done, raised.Outcome);
        Assert.Equal(1, (await things.FindAsync("ann", "one", CancellationToken.None))!.Document.Visits);

        provider.FailOnce(InjectedFault.LostAnswer());
        Assert.Equal(WriteOutcome.Done, await things.DeleteAsync("ann", "one", raised.ETag, CancellationToken.None));
    }

    [Fact]
    public async Task A_write_that_never_arrived_is_sent_again()
    {
        provider.FailOnce(InjectedFault.LostRequest());
        Assert.Equal(
            WriteOutcome.Done,
            (await things.AddAsync(Thing.New("one"), ContentText.FromUtf8("x"u8.ToArray()), CancellationToken.None)).Outcome);
        Assert.NotNull(await things.FindAsync("ann", "one", CancellationToken.None));
    }

    [Fact]
    public async Task A_replace_of_content_whose_answer_was_lost_is_done()
    {
        var unknown = System.Text.Json.JsonSerializer.SerializeToElement(1);
        var thing = Thing.New("one") with { Unknown = new() { ["other_program"] = unknown } };
        var added = await things.AddAsync(thing, ContentText.FromUtf8("x"u8.ToArray()), CancellationToken.None);
        provider.FailOnce(InjectedFault.LostAnswer());

        Assert.Equal(
            WriteOutcome.Done,
            (await things.ReplaceAsync(
                thing with { Visits = 1 }, ContentText.FromUtf8("y\n"u8.ToArray()), added.ETag!, CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task A_lost_answer_is_no_excuse_for_an_id_that_is_taken()
    {
        await things.AddAsync(Thing.New("one"), ContentText.FromUtf8("theirs"u8.ToArray()), CancellationToken.None);
        provider.FailOnce(InjectedFault.LostRequest());

        Assert.Equal(
            WriteOutcome.Taken,
            (await things.AddAsync(Thing.New("one"), ContentText.FromUtf8("ours"u8.ToArray()), CancellationToken.None)).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_is_done_once_whichever_way_was_broken(bool answerIsLost)
    {
        var one = await plain.AddAsync(Thing.New("one"), null, CancellationToken.None);
        await plain.AddAsync(Thing.New("two"), null, CancellationToken.None);
        BatchWrite<Thing>[] writes =
        [
            new BatchWrite<Thing>.Add(Thing.New("three")),
            new BatchWrite<Thing>.Replace(Thing.New("one") with { Visits = 1 }, one.ETag!),
            new BatchWrite<Thing>.Delete("two"),
        ];
        provider.FailOnce(answerIsLost ? InjectedFault.LostAnswer() : InjectedFault.LostRequest());

        Assert.Equal(WriteOutcome.Done, await plain.BatchAsync("ann", writes, CancellationToken.None));
        Assert.Equal(WriteOutcome.Taken, await plain.BatchAsync("ann", writes, CancellationToken.None));
    }

    [Fact]
    public async Task A_field_that_may_have_been_set_is_set_over_what_another_wrote()
    {
        await plain.AddAsync(Thing.New("one"), null, CancellationToken.None);
        var set = new Patch<Thing>().Set(thing => thing.Visits, 1);
        var writes = 0;
        provider.Fake.Fault = request =>
        {
            if (request.Method != HttpMethod.Post || request.Headers.Contains("x-ms-documentdb-isquery"))
            {
                return null;
            }

            // The answer to the first write is lost; before it is sent again, another writes.
            switch (Interlocked.Increment(ref writes))
            {
                case 1:
                    return InjectedFault.LostAnswer();
                case 2:
                    plain
                        .PatchAsync("ann", "one", new Patch<Thing>().Set(thing => thing.IsDeleted, true), CancellationToken.None)
                        .GetAwaiter()
                        .GetResult();
                    return null;
                default:
                    return null;
            }
        };

        Assert.Equal(WriteOutcome.Done, (await plain.PatchAsync("ann", "one", set, CancellationToken.None)).Outcome);
        var found = (await plain.FindAsync("ann", "one", CancellationToken.None))!.Document;
        Assert.Equal((1, true), (found.Visits, found.IsDeleted));
    }

    [Theory]
    [InlineData(429, StoreFailure.Throttled)]
    [InlineData(403, StoreFailure.ReadOnly)]
    [InlineData(413, StoreFailure.TooLarge)]
    [InlineData(401, StoreFailure.Unavailable)]
    public async Task A_lasting_refusal_is_told_at_once(int status, StoreFailure failure)
    {
        var later = TimeSpan.FromSeconds(20);
        await plain.FindAsync("ann", "one", CancellationToken.None);
        provider.Fake.ForgetTraffic();
        provider.Fake.Fault = _ => InjectedFault.Answer(status, status == 429 ? (int)later.TotalMilliseconds : null);

        var refusal = await Assert.ThrowsAsync<StoreException>(() => plain.AddAsync(Thing.New("one"), null, CancellationToken.None));
        Assert.Equal(failure, refusal.Failure);
        Assert.Equal(status == 429 ? later : TimeSpan.FromSeconds(5), refusal.RetryAfter);
        Assert.InRange(provider.Fake.Requests, 1, 4);
    }

    [Fact]
    public async Task What_the_client_asks_on_its_own_may_fail_too()
    {
        var failed = 0;
        provider.Fake.Fault = _ => Interlocked.Increment(ref failed) <= 3 ? InjectedFault.Answer(503) : null;

        Assert.Equal(WriteOutcome.Done, (await plain.AddAsync(Thing.New("one"), null, CancellationToken.None)).Outcome);
        Assert.InRange(failed, 4, 100);
    }

    [Fact]
    public async Task An_item_beyond_the_limit_is_not_sent()
    {
        var content = ContentText.FromUtf8(Enumerable.Repeat((byte)'"', 1_100_000).ToArray());
        provider.Fake.ForgetTraffic();

        var refusal = await Assert.ThrowsAsync<StoreException>(() => things.AddAsync(Thing.New("one"), content, CancellationToken.None));
        Assert.Equal(StoreFailure.TooLarge, refusal.Failure);
        Assert.Equal(0, provider.Fake.Requests);
    }
}
