using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Portal.Bench;

/// <summary>A server under load: a child process on a free port, or one that the caller started.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    public const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    public const string PollingThreads = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";
    private readonly Process? process;
    private readonly string? folder;
    private readonly int? pid;

    private ServerProcess(Uri url, int? pid, Process? process = null, string? folder = null) =>
        (Url, this.pid, this.process, this.folder) = (url, pid, process, folder);

    public Uri Url { get; }

    public double? Cpu => ProcessNumbers.Cpu(pid);

    public double? PeakMemory => ProcessNumbers.PeakMemory(pid);

    /// <summary>
    /// Builds the portal in Release and starts it in Production on a new database, or takes the one that <c>--server</c> names.
    /// </summary>
    public static async Task<ServerProcess> PortalAsync(Options options)
    {
        if (options.Server is { } running)
        {
            Expect.That(
                options.Pid is { } pid && ProcessNumbers.ListensOn(pid, running.Port),
                $"--server fills its database with test data: --pid must name your process that listens at {running}. Nothing was sent.");
            return new ServerProcess(running, options.Pid);
        }

        var project = Path.Combine(Repository.Root, "src", "Portal.Web");
        if (options.Build)
            await Repository.BuildAsync(project);
        var folder = NewFolder(options);
        var url = FreeUrl();
        return await StartAsync(url, "/ready", folder, project, new()
        {
            // Where it was built, a portal serves its scripts and styles in development alone.
            ["ASPNETCORE_ENVIRONMENT"] = options.Trace || options.Pictures ? "Development" : "Production",
            ["Authentication__Mode"] = "Development",
            ["Storage__Provider"] = "Sqlite",
            ["Storage__Sqlite__Path"] = Path.Combine(folder, "portal.db"),
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning",
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Warning",
            ["Logging__LogLevel__Hangfire"] = "Warning",
        }, Path.Combine(project, "bin", "Release", "net10.0", "Portal.Web.dll"), "--urls", url.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>This program again, as the bare endpoint.</summary>
    public static async Task<ServerProcess> BareAsync(byte[] answer, Options options)
    {
        var folder = NewFolder(options);
        var answerFile = Path.Combine(folder, "answer.json");
        await File.WriteAllBytesAsync(answerFile, answer);
        var url = FreeUrl();
        return await StartAsync(url, "/", folder, folder, [], typeof(ServerProcess).Assembly.Location, "bare", $"{url.Port}", answerFile);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }

    private static async Task<ServerProcess> StartAsync(
        Uri url, string ready, string folder, string workingFolder, Dictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = workingFolder };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        start.Environment.Remove(InlineCompletions);
        start.Environment.Remove(PollingThreads);

        var process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(process);
        var server = new ServerProcess(url, process.Id, process, folder);
        if (!await AnswersAsync(new Uri(url, ready), process))
        {
            await server.DisposeAsync();
            throw new BenchFailure($"The server did not become ready at {ready}; what it said is above.");
        }

        return server;
    }

    private static async Task<bool> AnswersAsync(Uri ready, Process process)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var attempt = 0; attempt < 300 && !process.HasExited; attempt++)
        {
            try
            {
                using var answer = await client.GetAsync(ready);
                if (answer.IsSuccessStatusCode)
                    return true;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        return false;
    }

    private static string NewFolder(Options options)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Data, Path.GetRandomFileName())).FullName;
        Expect.That(
            new DriveInfo(folder).DriveFormat is not ("tmpfs" or "ramfs"),
            $"{folder} is in memory: durable commits would cost nothing. Name a folder on a disk with --data.");
        return folder;
    }

    private static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // Ended and disposed already.
        }
    }
}
