using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Portal.Documents.Sqlite;

/// <summary>
/// The schema, derived from the declarations. <c>user_version</c> counts its versions: a test fails when the declarations
/// change and the version does not. A file that is newer than the program is refused.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>
    /// Version of the schema that this program writes. Version 2 added indexes alone (trash across owners by kind): what is missing is
    /// created, and nothing needs to be converted. Version 3 finds the idempotency keys of a user. Version 4 folds composed and decomposed
    /// letters alike. Version 5 has files that wait to be imported.
    /// </summary>
    public const int Version = 5;

    public static string Table(DocumentDeclaration declaration) => $"\"{declaration.Container}\"";

    public static string ContentTable(DocumentDeclaration declaration) => $"\"{declaration.Container}$content\"";

    public static string PartitionIndex(DocumentDeclaration declaration, string sortPath) => $"\"{declaration.Container}$by${sortPath}\"";

    public static string AcrossIndex(DocumentDeclaration declaration, string acrossPath, string sortPath) =>
        $"\"{declaration.Container}$of${acrossPath}$by${sortPath}\"";

    /// <summary>Whether the partition key is the id itself, so that a partition holds one document.</summary>
    public static bool IsOneDocumentAPartition(DocumentDeclaration declaration) => declaration.PartitionKeyPath == "id";

    public static void Migrate(SqliteConnection connection, IReadOnlyList<DocumentDeclaration> declarations)
    {
        var found = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (found > Version)
        {
            throw new StoreException(
                StoreFailure.Unavailable,
                $"The database file has schema version {found}, and this program knows versions up to {Version}. "
                + "Start the newer program that wrote it, or choose another file (Storage:Sqlite:Path).");
        }

        if (found == Version)
        {
            return;
        }

        Execute(connection, "BEGIN IMMEDIATE");
        if (found is 1 or 2)
        {
            // They live a day: a retry across the upgrade counts as a new request.
            Execute(connection, "DROP TABLE IF EXISTS \"idempotency_keys\"");
        }

        foreach (var declaration in declarations)
        {
            foreach (var statement in CreateStatements(declaration))
            {
                Execute(connection, statement);
            }
        }

        if (found is > 0 and < 4)
        {
            SqliteFoldedTextRepair.Run(connection, declarations);
        }

        Execute(connection, $"PRAGMA user_version = {Version}");
        Execute(connection, "COMMIT");
    }

    /// <summary>What a container needs; harmless where it is there already.</summary>
    public static IEnumerable<string> CreateStatements(DocumentDeclaration declaration)
    {
        var columns = string.Concat(
            declaration.Shapes.Select(field => $", \"{field.Path}\" {(field.Kind is FieldKind.Text ? "TEXT" : "INTEGER")}"));
        yield return $"CREATE TABLE IF NOT EXISTS {Table(declaration)} (row INTEGER PRIMARY KEY, partition TEXT NOT NULL, "
            + $"key TEXT NOT NULL, etag INTEGER NOT NULL, expires INTEGER{columns}, body BLOB NOT NULL)";
        yield return $"CREATE UNIQUE INDEX IF NOT EXISTS \"{declaration.Container}$key\" ON {Table(declaration)} (partition, key)";
        if (declaration.HasContent)
        {
            yield return $"CREATE TABLE IF NOT EXISTS {ContentTable(declaration)} (row INTEGER PRIMARY KEY, content BLOB NOT NULL)";
        }

        if (declaration.Expires)
        {
            yield return $"CREATE INDEX IF NOT EXISTS \"{declaration.Container}$expires\" ON {Table(declaration)} (expires) WHERE expires "
                + $"IS NOT NULL";
        }

        foreach (var sort in declaration.Shapes.Where(field => field.IsSortable))
        {
            if (!IsOneDocumentAPartition(declaration))
            {
                yield return CreateIndex(PartitionIndex(declaration, sort.Path), declaration, "partition", sort.Path);
            }

            foreach (var across in declaration.CrossPartitionPaths)
            {
                yield return CreateIndex(AcrossIndex(declaration, across, sort.Path), declaration, $"\"{across}\"", sort.Path);
            }
        }
    }

    /// <summary>Statements that remove what expired at or before <c>@now</c> (Unix ms), a thousand documents a time.</summary>
    public static IEnumerable<string> PurgeStatements(DocumentDeclaration declaration)
    {
        var expired = $"SELECT row FROM {Table(declaration)} WHERE expires <= @now ORDER BY expires LIMIT 1000";
        if (declaration.HasContent)
        {
            yield return $"DELETE FROM {ContentTable(declaration)} WHERE row IN ({expired})";
        }

        yield return $"DELETE FROM {Table(declaration)} WHERE row IN ({expired})";
    }

    /// <summary>The index covers every queryable column, so that rows are fetched only for documents that match.</summary>
    private static string CreateIndex(string name, DocumentDeclaration declaration, string first, string sortPath)
    {
        var others = declaration
            .Shapes.Select(field => $"\"{field.Path}\"")
            .Where(column => column != first && column != $"\"{sortPath}\"");
        return $"CREATE INDEX IF NOT EXISTS {name} ON {Table(declaration)} "
            + $"({string.Join(", ", [first, $"\"{sortPath}\"", "key", .. others, "expires"])})";
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts are built from declarations.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static void Execute(SqliteConnection connection, string sql) => Scalar(connection, sql);
}
