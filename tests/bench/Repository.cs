using System.Diagnostics;

namespace Portal.Bench;

/// <summary>Where the working tree is, found upwards from this program.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Data(string file) => Path.Combine(Root, "tests", "data", file);

    public static async Task BuildAsync(string project)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "-c", "Release", "--nologo", "-v", "quiet", project])
        {
            RedirectStandardOutput = true,
        };
        using var build = Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Expect.That(build.ExitCode == 0, $"The Release build failed.\n{said}");
    }

    private static string Find(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "WebvizPortal.sln")))
                return folder;
        throw new BenchFailure("Run this from a working tree: WebvizPortal.sln was not found above the program.");
    }
}
