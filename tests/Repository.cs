namespace Portal;

/// <summary>The sources that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder that people wrote, and no build.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => !IsBuilt(Path.GetRelativePath(Root, file)));

    private static bool IsBuilt(string path) =>
        path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "assets");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WebvizPortal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run in the folder that they were built in.");
        }

        return folder.FullName;
    }
}
