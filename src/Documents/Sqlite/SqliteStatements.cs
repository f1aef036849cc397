using Microsoft.Data.Sqlite;

namespace Portal.Documents.Sqlite;

/// <summary>The prepared statements of one connection, by their text. Not for two threads at once.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = [];

    public SqliteCommand Get(string sql)
    {
        if (prepared.TryGetValue(sql, out var command))
        {
            return command;
        }

        command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts are built from declarations; values are always parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        prepared.Add(sql, command);
        return command;
    }

    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = Get(sql);
        command.Bind(parameters);
        return command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }
}

internal static class SqliteParameters
{
    /// <summary>Sets parameters by name; null becomes NULL.</summary>
    public static void Bind(this SqliteCommand command, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            var index = command.Parameters.IndexOf(name);
            if (index < 0)
            {
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }
            else
            {
                command.Parameters[index].Value = value ?? DBNull.Value;
            }
        }
    }
}
