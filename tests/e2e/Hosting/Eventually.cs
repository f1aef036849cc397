namespace Portal.EndToEnd.Hosting;

/// <summary>Waits for what happens soon but not at once.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Reads until the condition holds, and gives what was read; fails with the last reading after 30 seconds, or as many as given.
    /// </summary>
    public static async Task<T> ReadsAsync<T>(Func<Task<T>> read, Func<T, bool> condition, int seconds = 30)
    {
        var deadline = TimeProvider.System.GetUtcNow().AddSeconds(seconds);
        while (true)
        {
            var value = await read();
            if (condition(value))
            {
                return value;
            }

            Assert.True(TimeProvider.System.GetUtcNow() < deadline, $"Did not come true within {seconds} s; at last it was: {value}");
            await Task.Delay(Pause);
        }
    }

    /// <summary>Waits until the condition holds.</summary>
    public static Task HoldsAsync(Func<Task<bool>> condition, int seconds = 30) => ReadsAsync(condition, holds => holds, seconds);
}
