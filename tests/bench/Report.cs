using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Portal.Bench;

/// <summary>The Markdown that goes to the terminal as it comes, and whole to tests/bench/results.</summary>
internal sealed class Report
{
    private readonly StringBuilder text = new();
    private readonly List<Measurement> measurements = [];
    private readonly Options options;
    private readonly ServerProcess server;
    private readonly DateTimeOffset started = TimeProvider.System.GetUtcNow();

    public Report(Options options, ServerProcess server)
    {
        (this.options, this.server) = (options, server);
        Line($"# Benchmark, {started:yyyy-MM-dd HH:mm} UTC");
        Line();
        Line(
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; generator "
                + $"and server on one machine.");
        Line();
    }

    public void Add(Measurement measured)
    {
        if (measurements.Count == 0)
        {
            Line(
                $"{options.Sessions} sessions and {options.Snapshots} snapshots of 20 KB; {options.Seconds:0.#} s each after "
                    + $"{options.Warmup:0.#} s of warm-up.");
            Line();
            Line("| operation | connections | requests/s | p50 ms | p99 ms | server CPU ms/op | generator CPU ms/op |");
            Line("|---|--:|--:|--:|--:|--:|--:|");
        }

        measurements.Add(measured);
        Line(
            $"| {measured.Operation} | {measured.Connections} | {measured.PerSecond:#,0} | {measured.Latency.Percentile(0.5):0.00} | "
                + $"{measured.Latency.Percentile(0.99):0.00} "
                + $"| {Each(measured, measured.ServerCpu)} | {Each(measured, measured.GeneratorCpu)} |");
    }

    public async Task WriteAsync()
    {
        Line();
        foreach (var read in Of("read"))
            if (Of("bare").FirstOrDefault(bare => bare.Connections == read.Connections) is { } bare)
                Line($"* Read at {read.Connections} connections: {read.PerSecond / bare.PerSecond:P0} of bare Kestrel.");
        Line($"* Peak memory of the server: {Megabytes(server.PeakMemory)}.");
        if (measurements.Any(measured => measured.Operation is "create" or "update" or "snapshot"))
            Line("* Nothing acknowledged was lost: created sessions, last versions and visits were counted afterwards.");
        await SaveAsync("load");
    }

    public async Task MemoryAsync(MemoryRun run)
    {
        Line($"{MemoryRun.Saves} parallel saves of {MemoryRun.ContentLength:#,0} bytes on a fresh server, all answered 200 and all kept:");
        Line();
        Line($"* Peak memory {Megabytes(run.Peak)} (before: {Megabytes(run.PeakBefore)}).");
        Line($"* {run.Seconds:0.00} s in all; p50 {run.Latency.Percentile(0.5):0} ms, p99 {run.Latency.Percentile(0.99):0} ms.");
        await SaveAsync("memory");
    }

    public async Task TraceAsync(TraceRun run)
    {
        Line(
            $"{TraceRun.Saves} saves of {run.ContentLength:#,0} characters in Chromium while somebody types, by its trace of the main "
                + $"thread:");
        Line();
        Line(
            $"* Longest tasks: {Longest(run.Tasks)} ms; {run.Tasks.Count(task => task > TraceRun.LongTask)} of {run.Tasks.Count:#,0} over "
                + $"{TraceRun.LongTask:0} ms.");
        Line($"* Longest scripts in them: {Longest(run.Scripts)} ms.");
        Line($"* From the key to \u201cSaved\u201d: median {run.SaveMedian:0} ms.");
        await SaveAsync("trace");

        static string Longest(IReadOnlyList<double> times) => string.Join(", ", times.Take(5).Select(time => $"{time:0.0}"));
    }

    public async Task PicturesAsync(IReadOnlyList<PictureRun> runs)
    {
        Line(
            $"From the press that adds a module to its first picture, 100 realizations, in Chromium; the budget is "
                + $"{PictureRun.Budget:0} ms:");
        Line();
        Line("| module | first in a browser, ms | median of later pages, ms | longest of them, ms |");
        Line("|---|--:|--:|--:|");
        foreach (var (module, first, others) in runs)
            Line($"| {module} | {first:0} | {others[others.Count / 2]:0} | {others[^1]:0} |");
        await SaveAsync("pictures");
    }

    private IEnumerable<Measurement> Of(string operation) => measurements.Where(measured => measured.Operation == operation);

    private static string Each(Measurement measured, double? cpu) =>
        cpu is null || measured.Latency.Count == 0
            ? "–"
            : string.Create(CultureInfo.InvariantCulture, $"{cpu / measured.Latency.Count:0.000}");

    private static string Megabytes(double? memory) =>
        memory is null ? "unknown" : string.Create(CultureInfo.InvariantCulture, $"{memory:0} MB");

    private void Line(string line = "")
    {
        text.AppendLine(line);
        Console.WriteLine(line);
    }

    private async Task SaveAsync(string kind)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "tests", "bench", "results")).FullName;
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{started:yyyyMMdd-HHmmss}-{kind}.md"));
        await File.WriteAllTextAsync(file, text.ToString());
        await Console.Error.WriteLineAsync($"Written to {file}");
    }
}
