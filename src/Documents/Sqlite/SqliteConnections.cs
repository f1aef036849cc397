using Microsoft.Data.Sqlite;

namespace Portal.Documents.Sqlite;

/// <summary>
/// How connections to the file are opened. Both kinds are held for long and keep their prepared statements. What is deleted is overwritten
/// (<c>secure_delete</c>), and a log that a burst or a long read made large shrinks when it begins anew (<c>journal_size_limit</c>, bytes).
/// </summary>
internal static class SqliteConnections
{
    public static SqliteConnection OpenWriter(string path) => Open(path, """
        PRAGMA busy_timeout = 5000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 4000;
        PRAGMA journal_size_limit = 4194304;
        PRAGMA secure_delete = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -32768;
        """);

    public static SqliteConnection OpenReader(string path) => Open(path, """
        PRAGMA busy_timeout = 5000;
        PRAGMA query_only = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -8192;
        """);

    private static SqliteConnection Open(string path, string pragmas)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of the two constants above.
        command.CommandText = pragmas;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return connection;
    }
}
