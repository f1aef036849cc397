using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.EndToEnd.Hosting;

/// <summary>The portal as a process of its own, which can be killed.</summary>
public sealed partial class PortalProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProcess(string environment, IEnumerable<string> settings, params IEnumerable<(string Name, string Value)> variables)
        : this(AppContext.BaseDirectory, environment, settings, variables)
    {
    }

    private PortalProcess(
        string folder,
        string environment,
        IEnumerable<string> settings,
        IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(folder, "Portal.Web.dll"));
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        start.ArgumentList.Add($"--environment={environment}");
        foreach (var setting in settings)
        {
            start.ArgumentList.Add($"--{setting}");
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The portal ended: " + Output));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it wrote so far, on both streams.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Number of the process.</summary>
    public int Id => process.Id;

    public Uri Address => listening.Task.Result;

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<PortalProcess> StartAsync(string databasePath, params string[] settings)
    {
        var portal = new PortalProcess("Development", [$"Storage:Sqlite:Path={databasePath}", .. settings]);
        await portal.listening.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return portal;
    }

    /// <summary>As the other, with a variable of the environment and a path that it makes something of itself.</summary>
    public static async Task<PortalProcess> StartAsync((string Name, string Value) variable, string databasePath)
    {
        var portal = new PortalProcess("Development", [$"Storage:Sqlite:Path={databasePath}"], variable);
        await portal.listening.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return portal;
    }

    /// <summary>Starts a portal that was built elsewhere.</summary>
    public static async Task<PortalProcess> StartFromAsync(string folder, string databasePath)
    {
        var portal = new PortalProcess(folder, "Development", [$"Storage:Sqlite:Path={databasePath}"], []);
        await portal.listening.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return portal;
    }

    /// <summary>Starts it in the expectation that it refuses; gives its exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Output)> RefuseAsync(string environment, params string[] settings)
    {
        using var portal = new PortalProcess(environment, settings);
        await portal.process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (portal.process.ExitCode, portal.Output);
    }

    /// <summary>As the other, with a variable of the environment.</summary>
    public static async Task<(int ExitCode, string Output)> RefuseAsync(
        (string Name, string Value) variable,
        string environment,
        params string[] settings)
    {
        using var portal = new PortalProcess(environment, settings, variable);
        await portal.process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (portal.process.ExitCode, portal.Output);
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
        _ = listening.Task.Exception;
    }

    private void Take(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }

        if (line is not null && Listening().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
