namespace Portal.Documents;

/// <summary>Reads, decides and writes again while other writers were faster, but not for ever.</summary>
public static class StaleRetry
{
    /// <summary>
    /// How often one write is tried. A race is only lost to a write that was done, so this is only reached when the store misbehaves.
    /// </summary>
    public const int MostTries = 100;

    /// <summary>Repeats an attempt until it is done, and gives what it gives then.</summary>
    /// <param name="what">What is written, for the message to operators.</param>
    /// <param name="attempt">Reads, decides and writes once. <see cref="Attempt{T}.Stale"/> when another writer was faster.</param>
    /// <exception cref="StoreException">Every try was refused.</exception>
    public static async Task<T> RunAsync<T>(string what, Func<Task<Attempt<T>>> attempt)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var outcome = await attempt();
            if (outcome.IsDone)
            {
                return outcome.Value;
            }
        }

        throw GaveUp(what);
    }

    /// <summary>What is thrown after the last try, also by loops that count for themselves.</summary>
    /// <param name="what">What was to be written, for the message to operators.</param>
    public static StoreException GaveUp(string what) =>
        new(StoreFailure.Throttled, $"{what} was changed by others in each of {MostTries} tries to write it.");
}

/// <summary>One try to write: done, with what came of it, or to be repeated.</summary>
public readonly record struct Attempt<T>
{
    private Attempt(T value) => (IsDone, Value) = (true, value);

    /// <summary>Another writer was faster.</summary>
    public static Attempt<T> Stale => default;

    internal bool IsDone { get; }

    internal T Value { get; } = default!;

    /// <summary>Nothing is left to try.</summary>
    public static Attempt<T> Done(T value) => new(value);

    /// <inheritdoc cref="Done"/>
    public static implicit operator Attempt<T>(T value) => new(value);
}
