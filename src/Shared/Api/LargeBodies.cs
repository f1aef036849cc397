using Microsoft.Extensions.Options;

namespace Portal.Shared.Api;

/// <summary>Admits large bodies a few at a time; the others wait before they are read, so that their bytes stay with the client.</summary>
public sealed class LargeBodies(IOptions<LimitsOptions> options) : IDisposable
{
    /// <summary>From this size on, in bytes, a body is large; one of unknown size is, too.</summary>
    public const int FromBytes = 256 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Admission Free = new(null);

    private readonly SemaphoreSlim places = new(options.Value.ParallelLargeBodies);

    /// <summary>Waits for a place, which the answer gives back; null when none came free for a minute.</summary>
    public async ValueTask<IDisposable?> AdmitAsync(long? length, CancellationToken cancellation)
    {
        if (length < FromBytes)
        {
            return Free;
        }

        return await places.WaitAsync(Patience, cancellation) ? new Admission(places) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private sealed class Admission(SemaphoreSlim? places) : IDisposable
    {
        private SemaphoreSlim? held = places;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
