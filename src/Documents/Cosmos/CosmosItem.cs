using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;

namespace Portal.Documents.Cosmos;

/// <summary>An item of a container, taken apart: the document's own fields, the content as it stands in the JSON, the ETag.</summary>
internal sealed record CosmosItem(JsonObject Fields, ReadOnlyMemory<byte> ContentLiteral, string ETag)
{
    public const string ContentName = "content";

    private const string TimeToLiveName = "ttl";

    /// <summary>What Cosmos takes for "never expires"; a document that says nothing says the same.</summary>
    private const int Forever = -1;

    private static readonly byte[] NoContent = "\"\""u8.ToArray();

    /// <summary>
    /// Reads an item. The content is not parsed, only found; system fields are left out. Content that is no text counts as empty.
    /// </summary>
    public static CosmosItem Parse(ReadOnlyMemory<byte> json, bool hasContent)
    {
        var fields = new JsonObject();
        ReadOnlyMemory<byte> content = NoContent;
        var etag = "";
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (hasContent && name == ContentName)
            {
                reader.Skip();
                content = reader.TokenType is JsonTokenType.String ? json[start..(int)reader.BytesConsumed] : NoContent;
            }
            else if (name == "_etag")
            {
                etag = reader.GetString()!;
            }
            else if (name is "_rid" or "_self" or "_attachments" or "_ts"
                || (name == TimeToLiveName
                    && reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var ttl) && ttl == Forever))
            {
                reader.Skip();
            }
            else
            {
                fields[name] = JsonNode.Parse(ref reader);
            }
        }

        return new CosmosItem(fields, content, etag);
    }

    /// <summary>The document, its id decoded.</summary>
    public Stored<T> To<T>(DocumentDeclaration<T> declaration) where T : class, IDocument
    {
        CosmosFoldedText.RemoveFrom(Fields, declaration);
        var id = CosmosIds.Decode((string)Fields["id"]!);
        Fields["id"] = id;
        var partition = Fields[declaration.PartitionKeyPath] is JsonValue key && key.TryGetValue<string>(out var text) ? text : null;
        return new Stored<T>(
            DocumentReader.Read(JsonSerializer.SerializeToUtf8Bytes(Fields, DocumentJson.Options), declaration, partition, id),
            ETag);
    }

    /// <summary>A document as an item, with its content beside its fields.</summary>
    /// <exception cref="StoreException">It is larger than an item may be.</exception>
    public static byte[] Write<T>(DocumentDeclaration<T> declaration, T document, ReadOnlySpan<byte> contentLiteral)
        where T : class, IDocument
    {
        const int MaxItemBytes = 2 * 1024 * 1024;
        var fields = FieldsOf(declaration, document);
        using var item = new MemoryStream(contentLiteral.Length + 2048);
        var options = new JsonWriterOptions { Encoder = DocumentJson.Options.Encoder, SkipValidation = true };
        using (var writer = new Utf8JsonWriter(item, options))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                writer.WritePropertyName(name);
                if (value is null)
                {
                    writer.WriteNullValue();
                }
                else
                {
                    value.WriteTo(writer, DocumentJson.Options);
                }
            }

            if (!contentLiteral.IsEmpty)
            {
                writer.WritePropertyName(ContentName);
                writer.WriteRawValue(contentLiteral, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return item.Length <= MaxItemBytes
            ? item.ToArray()
            : throw new StoreException(
                StoreFailure.TooLarge,
                $"An item of {item.Length} bytes is larger than the {MaxItemBytes} that Azure Cosmos DB takes.");
    }

    /// <summary>
    /// A document's fields as they are stored: the id encoded, folded copies added, no time to live where there is none (Cosmos takes no
    /// null for one).
    /// </summary>
    public static JsonObject FieldsOf<T>(DocumentDeclaration<T> declaration, T document) where T : class, IDocument
    {
        var fields = JsonSerializer.SerializeToNode(document, DocumentJson.Options)!.AsObject();
        fields["id"] = CosmosIds.Encode(document.Id);
        if (fields.TryGetPropertyValue(TimeToLiveName, out var ttl) && ttl is null)
        {
            fields.Remove(TimeToLiveName);
        }

        CosmosFoldedText.AddTo(fields, declaration);
        return fields;
    }

    /// <summary>The operations that bring a stored item to a document, past content and fields that the program does not know.</summary>
    public static List<PatchOperation> PatchOf<T>(DocumentDeclaration<T> declaration, T document) where T : class, IDocument
    {
        var fields = FieldsOf(declaration, document);
        return [.. PatchedNames(declaration).Select(name => name == TimeToLiveName && fields[name] is null
            ? PatchOperation.Set($"/{name}", Forever)
            : PatchOperation.Set($"/{name}", fields[name]))];
    }

    /// <summary>The top-level fields that may change.</summary>
    public static IEnumerable<string> PatchedNames<T>(DocumentDeclaration<T> declaration) where T : class, IDocument =>
        KnownNames<T>()
            .Union(CosmosFoldedText.SourcesOf(declaration).Any() ? [CosmosFoldedText.Home] : [])
            .Where(name => name != "id" && name != declaration.PartitionKeyPath);

    /// <summary>The top-level fields that the document type knows.</summary>
    public static IEnumerable<string> KnownNames<T>() where T : class, IDocument => DocumentJson.Options.GetTypeInfo(typeof(T)).Properties
        .Where(property => property is { IsExtensionData: false, Get: not null })
        .Select(property => property.Name);
}
