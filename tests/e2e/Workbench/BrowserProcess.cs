using System.Diagnostics;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>A browser with a profile that outlives it, as a process that can be killed.</summary>
public sealed class BrowserProcess : IDisposable
{
    private readonly Process process;

    private BrowserProcess(Process process, IBrowser browser) => (this.process, Browser) = (process, browser);

    public IBrowser Browser { get; }

    /// <summary>The profile's own windows.</summary>
    public IBrowserContext Context => Browser.Contexts[0];

    public static async Task<BrowserProcess> StartAsync(Chromium chromium, string profile)
    {
        var portFile = Path.Combine(profile, "DevToolsActivePort");
        File.Delete(portFile);
        var process = Process.Start(chromium.StartInfo(profile))!;
        // Nobody reads what it says, but its pipes must not fill.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var lines = await Eventually.ReadsAsync(() => ReadAsync(portFile), lines => lines.Length >= 2);
        return new(process, await chromium.ConnectAsync($"http://127.0.0.1:{lines[0]}"));
    }

    /// <summary>Ends it as a power cut would: the browser itself first, and whatever it started.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private static async Task<string[]> ReadAsync(string path) => File.Exists(path) ? await File.ReadAllLinesAsync(path) : [];
}
