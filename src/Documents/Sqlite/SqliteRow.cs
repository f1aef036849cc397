using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Portal.Documents.Sqlite;

/// <summary>A document's row: ETag in column 0, body in column 1.</summary>
internal static class SqliteRow
{
    private static readonly byte[] NoContent = "\"\""u8.ToArray();

    public static Stored<T> Read<T>(SqliteDataReader reader, DocumentDeclaration<T> declaration, string partition, string id)
        where T : class, IDocument
    {
        // The blob is read where SQLite holds it: no copy for the parser.
        var body = raw.sqlite3_column_blob(reader.Handle, 1);
        return new Stored<T>(DocumentReader.Read(body, declaration, partition, id), SqliteETag.ToText(reader.GetInt64(0)));
    }

    /// <summary>The content as a JSON string literal; what is no text counts as empty.</summary>
    public static ReadOnlySpan<byte> ReadContent(SqliteDataReader reader, int column)
    {
        var content = raw.sqlite3_column_blob(reader.Handle, column);
        return content is [(byte)'"', .., (byte)'"'] ? content : NoContent;
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
