using Microsoft.Data.Sqlite;

namespace Portal.Documents.Sqlite;

/// <summary>
/// Brings the folded columns of a file to what <see cref="FoldedText"/> says today: filters and orders read the columns, not the documents.
/// </summary>
internal static class SqliteFoldedTextRepair
{
    private const string Function = "portal_fold";

    /// <summary>Rewrites the values that differ. A document that is no JSON keeps what it has.</summary>
    public static void Run(SqliteConnection connection, IReadOnlyList<DocumentDeclaration> declarations)
    {
        connection.CreateFunction<object?, string>(Function, value => FoldedText.Of(value as string), isDeterministic: true);
        foreach (var declaration in declarations)
        {
            foreach (var field in declaration.Shapes.Where(field => field.FoldedFrom is not null))
            {
                using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is built from the declaration.
                command.CommandText = Statement(declaration, field);
#pragma warning restore CA2100
                command.ExecuteNonQuery();
            }
        }
    }

    private static string Statement(DocumentDeclaration declaration, FieldShape field)
    {
        var column = $"\"{field.Path}\"";
        var folded =
            $"CASE WHEN json_valid(CAST(body AS TEXT)) THEN {Function}(json_extract(CAST(body AS TEXT), '$.{field.FoldedFrom}')) ELSE "
                + $"{column} END";
        return $"UPDATE {SqliteSchema.Table(declaration)} SET {column} = {folded} WHERE {column} IS NOT {folded}";
    }
}
