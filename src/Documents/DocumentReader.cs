using System.Text.Json;

namespace Portal.Documents;

/// <summary>
/// The one place where stored documents become objects. A document of another shape than ours (fields missing, null or of another type, no
/// JSON at all) is mended: what can be read stays, the rest stands for nothing, and the document says that it is damaged. So one of them
/// stops nobody.
/// </summary>
public static class DocumentReader
{
    /// <summary>Title of a damaged document whose own cannot be read.</summary>
    public const string Unreadable = "This entry cannot be read";

    /// <summary>Reads a document of a container.</summary>
    /// <param name="json">The document as it is stored, UTF-8.</param>
    /// <param name="declaration">Its container.</param>
    /// <param name="partition">The partition that it was found in; null where only the document itself tells.</param>
    /// <param name="id">The id that it was found under: what the document says of its own place is not believed.</param>
    public static T Read<T>(ReadOnlySpan<byte> json, DocumentDeclaration<T> declaration, string? partition, string id)
        where T : class, IDocument
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(json, DocumentJson.Strict) is { } document && document.Id == id
                && (partition is null || declaration.PartitionOf(document) == partition))
            {
                return document;
            }
        }
        catch (Exception e) when (IsOfShape(e))
        {
            // Mended below.
        }

        var mended = JsonSerializer.Deserialize<T>(DocumentRepair.Mend(json, declaration, partition, id), DocumentJson.Options)!;
        return mended is IDamageable<T> damageable ? damageable.AsDamaged() : mended;
    }

    /// <summary>Reads a document that another one holds.</summary>
    public static T Read<T>(JsonElement json, DocumentDeclaration<T> declaration, string? partition, string id)
        where T : class, IDocument => Read(JsonSerializer.SerializeToUtf8Bytes(json), declaration, partition, id);

    /// <summary>Whether an exception says that a text is not what was to be read.</summary>
    internal static bool IsOfShape(Exception e) => e is JsonException or InvalidOperationException or FormatException or ArgumentException;
}

/// <summary>A document that can tell that some of it could not be read.</summary>
public interface IDamageable<out T> : IDocument
{
    /// <summary>Whether some of it could not be read, and stands for nothing.</summary>
    bool IsDamaged { get; }

    /// <summary>The same, told to be damaged, with what its id still says.</summary>
    T AsDamaged();
}
