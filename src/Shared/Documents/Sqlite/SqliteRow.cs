using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Portal.Shared.Documents.Sqlite;

/// <summary>A document's row: ETag in column 0, body in column 1.</summary>
internal static class SqliteRow<T> where T : class, IDocument
{
    public static Stored<T> Read(SqliteDataReader reader)
    {
        // The blob is read where SQLite holds it: no copy for the parser.
        var body = raw.sqlite3_column_blob(reader.Handle, 1);
        var document = JsonSerializer.Deserialize<T>(body, DocumentJson.Options)!;
        return new Stored<T>(document, SqliteETag.ToText(reader.GetInt64(0)));
    }
}

/// <summary>ETags: 63 random bits, so that an id that comes back never repeats one.</summary>
internal static class SqliteETag
{
    public static long New() => BitConverter.ToInt64(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)) & long.MaxValue;

    public static string ToText(long etag) => etag.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>The number of an ETag; −1, which no row has, for a text that is none.</summary>
    public static long Parse(string etag) =>
        long.TryParse(etag, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
