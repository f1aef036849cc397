using Portal.Documents;

namespace Portal.Tests.Documents;

public sealed class StaleRetryTests
{
    [Fact]
    public async Task An_attempt_is_repeated_while_others_are_faster()
    {
        var tries = 0;
        Assert.Equal(
            "done",
            await StaleRetry.RunAsync<string>("A thing", () => Task.FromResult(++tries < 5 ? Attempt<string>.Stale : "done")));
        Assert.Equal(5, tries);
    }

    [Fact]
    public async Task What_is_never_done_ends_and_says_so()
    {
        var tries = 0;
        var failure = await Assert.ThrowsAsync<StoreException>(() => StaleRetry.RunAsync("A thing", () =>
        {
            tries++;
            return Task.FromResult(Attempt<bool>.Stale);
        }));
        Assert.Equal(StaleRetry.MostTries, tries);
        Assert.Equal(StoreFailure.Throttled, failure.Failure);
        Assert.Contains("A thing", failure.Message, StringComparison.Ordinal);
    }
}
