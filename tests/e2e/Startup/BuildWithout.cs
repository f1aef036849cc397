using System.Diagnostics;

namespace Portal.EndToEnd.Startup;

/// <summary>
/// Builds the portal without one of its modules, as somebody does who deletes its folder and its line in the list of modules.
/// </summary>
internal static class BuildWithout
{
    /// <summary>Builds a copy of the sources in a folder, and gives the folder with the program.</summary>
    public static async Task<string> ModuleAsync(string module, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Root).Where(file => Path.GetExtension(file) is not ".sln"))
        {
            Copy(file, folder);
        }

        var sources = new DirectoryInfo(Path.Combine(Repository.Root, "src"));
        foreach (var file in sources.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => !IsMade(file.FullName, module)))
        {
            Copy(file.FullName, folder);
        }

        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Path.Combine(Repository.Root, "node_modules"));
        var list = Path.Combine(folder, "src/Portal.Web/Modules.cs");
        var lines = await File.ReadAllLinesAsync(list);
        await File.WriteAllLinesAsync(
            list,
            lines.Where(line => line != $"using Portal.{module};" && line.Trim() != $"new {module}Module(),"));
        await BuildAsync(Path.Combine(folder, "src/Portal.Web"), Path.Combine(folder, "program"));
        return Path.Combine(folder, "program");
    }

    private static bool IsMade(string path, string module)
    {
        var parts = Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar);
        return parts.Contains("bin")
            || parts.Contains("obj")
            || parts.Contains("node_modules")
            || parts is ["src", "Modules", var name, ..] && name == module;
    }

    private static void Copy(string file, string folder)
    {
        var copy = Path.Combine(folder, Path.GetRelativePath(Repository.Root, file));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
        // What was made from these files before is not made again.
        File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(file));
    }

    private static async Task BuildAsync(string project, string output)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            ["build", project, "--output", output, "--nologo", "-v", "quiet", "-nodeReuse:false", "-p:RunAnalyzers=false"])
        {
            RedirectStandardOutput = true,
        };
        using var build = Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.True(build.ExitCode == 0, said);
    }
}
