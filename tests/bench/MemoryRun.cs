using System.Diagnostics;

namespace Portal.Bench;

/// <summary>What 100 saves at once of the largest legal content cost. Memory is in MB of 1,048,576 bytes; null where unknown.</summary>
internal sealed record MemoryRun(double? PeakBefore, double? Peak, double Seconds, Histogram Latency)
{
    public const int Saves = 100;

    /// <summary>Bytes; the contract's inclusive limit.</summary>
    public const int ContentLength = 1_572_864;

    public static async Task<MemoryRun> RunAsync(Caller caller, ServerProcess server)
    {
        var sample = await File.ReadAllTextAsync(Repository.Data("synthetic-session-20k.json"));
        var content = string.Concat(Enumerable.Repeat(sample, (ContentLength / sample.Length) + 1))[..ContentLength];
        var request = caller.Post("/sessions", new SessionBody("Large", null, content));
        var before = server.PeakMemory;
        var ids = new string[Saves];
        var latency = new Histogram();

        var started = Stopwatch.GetTimestamp();
        await LoadLoop.RunAllAsync(caller.Server, Saves, worker => SaveAsync, TimeSpan.FromMinutes(2), "memory");
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var peak = server.PeakMemory;

        var hash = Wire.Hash(content);
        await LoadLoop.EachAsync(caller.Server, Saves, i => caller.Get($"/sessions/metadata/{ids[i]}"), (_, answer) =>
            Expect.That(Wire.Read<Metadata>(answer).ContentHash == hash, answer, "memory: a save came back changed"), "memory");
        return new MemoryRun(before, peak, seconds, latency);

        async Task SaveAsync(RawConnection connection)
        {
            await connection.ExchangeAsync(request);
            Expect.Status(connection, 200, "memory");
            lock (latency)
            {
                ids[latency.Count] = Wire.Read<string>(connection);
                latency.Add(Stopwatch.GetElapsedTime(started));
            }
        }
    }
}
