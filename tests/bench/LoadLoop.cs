using System.Diagnostics;

namespace Portal.Bench;

/// <summary>
/// What one operation reached at one number of connections. CPU is in milliseconds over the measured time; null where unknown.
/// </summary>
internal sealed record Measurement(
    string Operation,
    int Connections,
    double Seconds,
    Histogram Latency,
    double? ServerCpu,
    double? GeneratorCpu)
{
    public double PerSecond => Latency.Count / Seconds;
}

/// <summary>A closed loop: every connection sends its next request when the answer to the last one has arrived.</summary>
internal static class LoadLoop
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<Measurement> RunAsync(Operation operation, int connections, Options options, ServerProcess server)
    {
        var histograms = Enumerable.Range(0, connections).Select(_ => new Histogram()).ToArray();
        var from = Stopwatch.GetTimestamp() + (long)(options.Warmup * Stopwatch.Frequency);
        var to = from + (long)(options.Seconds * Stopwatch.Frequency);

        var cpu = CpuBetweenAsync(from, to, server);
        await RunAllAsync(
            operation.Server, connections, worker => connection => RunOneAsync(operation, worker, connection, from, to, histograms[worker]),
            Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), to) + Patience, operation.Name);

        var all = new Histogram();
        foreach (var histogram in histograms)
            all.Add(histogram);
        var (serverCpu, generatorCpu) = await cpu;
        return new Measurement(operation.Name, connections, options.Seconds, all, serverCpu, generatorCpu);
    }

    /// <summary>Each of <paramref name="count"/> requests once, as 200, over 16 connections; unmeasured.</summary>
    public static Task EachAsync(Uri server, int count, Func<int, byte[]> request, Action<int, RawConnection> seen, string what)
    {
        var next = -1;
        return RunAllAsync(server, Math.Min(16, count), _ => TakeTurnsAsync, TimeSpan.FromMinutes(10), what);

        async Task TakeTurnsAsync(RawConnection connection)
        {
            for (int i; (i = Interlocked.Increment(ref next)) < count;)
            {
                await connection.ExchangeAsync(request(i));
                Expect.Status(connection, 200, what);
                seen(i, connection);
            }
        }
    }

    /// <summary>The first failure ends the run; it does not wait for the others.</summary>
    public static async Task RunAllAsync(
        Uri server, int connections, Func<int, Func<RawConnection, Task>> work, TimeSpan patience, string what)
    {
        var open = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => RawConnection.OpenAsync(server)));
        try
        {
            using var timeout = new CancellationTokenSource(patience);
            var running = open.Select((connection, worker) => work(worker)(connection)).ToList();
            await foreach (var done in Task.WhenEach(running).WithCancellation(timeout.Token))
                await done;
        }
        catch (OperationCanceledException)
        {
            throw new BenchFailure($"{what}: an answer did not come within {patience.TotalSeconds:0} s.");
        }
        finally
        {
            foreach (var connection in open)
                connection.Dispose();
        }
    }

    private static async Task RunOneAsync(
        Operation operation, int worker, RawConnection connection, long from, long to, Histogram histogram)
    {
        var step = 0;
        for (var start = Stopwatch.GetTimestamp(); start < to; start = Stopwatch.GetTimestamp())
        {
            var request = operation.Request(worker, step);
            start = Stopwatch.GetTimestamp();
            await connection.ExchangeAsync(request);
            var end = Stopwatch.GetTimestamp();
            if (end > from && end <= to)
                histogram.Add(Stopwatch.GetElapsedTime(start, end));
            if (connection.Status != operation.Expected)
                Expect.Status(connection, operation.Expected, operation.Name);
            operation.Seen(worker, step++, connection);
        }
    }

    private static async Task<(double? Server, double? Generator)> CpuBetweenAsync(long from, long to, ServerProcess server)
    {
        await UntilAsync(from);
        var (serverBefore, generatorBefore) = (server.Cpu, ProcessNumbers.Cpu(Environment.ProcessId));
        await UntilAsync(to);
        return (server.Cpu - serverBefore, ProcessNumbers.Cpu(Environment.ProcessId) - generatorBefore);
    }

    private static async Task UntilAsync(long timestamp)
    {
        var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), timestamp);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait);
    }
}
