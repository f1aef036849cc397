namespace Portal.Shared.Documents.Sqlite;

/// <summary>Where a relative database path starts.</summary>
internal static class SqlitePath
{
    private const string Solution = "WebvizPortal.sln";

    /// <summary>At the repository root when the program runs from source, else at the working folder.</summary>
    public static string Resolve(string path)
    {
        if (Path.IsPathRooted(path))
        {
            return path;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return Path.GetFullPath(path, folder?.FullName ?? Environment.CurrentDirectory);
    }
}
