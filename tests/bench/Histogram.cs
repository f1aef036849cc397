using System.Numerics;

namespace Portal.Bench;

/// <summary>
/// Latencies in microseconds, in buckets that are at most 1.6 % wide (64 to each power of two), up to about an hour.
/// Adding one allocates nothing.
/// </summary>
internal sealed class Histogram
{
    private const int SubBits = 6;
    private const int SubBuckets = 1 << SubBits;
    private readonly long[] buckets = new long[(33 - SubBits) * SubBuckets];

    public long Count { get; private set; }

    public void Add(TimeSpan latency)
    {
        var microseconds = (uint)Math.Clamp(latency.Ticks / TimeSpan.TicksPerMicrosecond, 0, uint.MaxValue);
        buckets[BucketOf(microseconds)]++;
        Count++;
    }

    public void Add(Histogram other)
    {
        for (var i = 0; i < buckets.Length; i++)
            buckets[i] += other.buckets[i];
        Count += other.Count;
    }

    /// <summary>The latency in milliseconds that this share of the answers (0..1) did not exceed; 0 when there are none.</summary>
    public double Percentile(double share)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(share * Count));
        var seen = 0L;
        for (var i = 0; i < buckets.Length; i++)
        {
            seen += buckets[i];
            if (seen >= wanted)
                return MiddleOf(i) / 1000;
        }

        return 0;
    }

    private static int BucketOf(uint value)
    {
        var shift = Math.Max(0, BitOperations.Log2(value | 1) - SubBits);
        return (shift << SubBits) + (int)(value >> shift);
    }

    private static double MiddleOf(int bucket)
    {
        var shift = Math.Max(0, (bucket >> SubBits) - 1);
        var low = (long)(bucket - (shift << SubBits)) << shift;
        return low + (((1L << shift) - 1) / 2.0);
    }
}
