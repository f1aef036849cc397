namespace Portal.Documents.Sqlite;

/// <summary>
/// Who may open the database: its owner alone (mode 0600). It holds the keys of cookies, and the work of all. SQLite gives the files beside
/// it the mode of the database. On Windows the folder's permissions decide.
/// </summary>
internal static class SqliteFileMode
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Creates the file, empty, or takes from an existing one and those beside it what others may. False when that is not allowed.
    /// </summary>
    public static bool TrySet(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        if (!File.Exists(path))
        {
            // With the mode from the first moment on: set afterwards, another could have opened the file in between.
            using var created = new FileStream(
                path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, UnixCreateMode = OwnerAlone });
        }

        try
        {
            foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm" })
            {
                if (File.Exists(file) && File.GetUnixFileMode(file) != OwnerAlone)
                {
                    File.SetUnixFileMode(file, OwnerAlone);
                }
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
