using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Shared.Documents.Cosmos;

/// <summary>An item of a container, taken apart: the document's own fields, the content as it stands in the JSON, the ETag.</summary>
internal sealed record CosmosItem(JsonObject Fields, ReadOnlyMemory<byte> ContentLiteral, string ETag)
{
    public const string ContentName = "content";

    /// <summary>Reads an item. The content is not parsed, only found; system fields are left out.</summary>
    public static CosmosItem Parse(ReadOnlyMemory<byte> json)
    {
        var fields = new JsonObject();
        ReadOnlyMemory<byte> content = "\"\""u8.ToArray();
        var etag = "";
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (name == ContentName && reader.TokenType is JsonTokenType.String)
            {
                content = json[start..(int)reader.BytesConsumed];
            }
            else if (name == "_etag")
            {
                etag = reader.GetString()!;
            }
            else if (name is "_rid" or "_self" or "_attachments" or "_ts")
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
    public Stored<T> To<T>() where T : class, IDocument
    {
        var id = (string)Fields["id"]!;
        if (id.Contains('%', StringComparison.Ordinal))
        {
            Fields["id"] = CosmosIds.Decode(id);
        }

        return new Stored<T>(Fields.Deserialize<T>(DocumentJson.Options)!, ETag);
    }

    /// <summary>A document as an item, with its content beside its fields.</summary>
    /// <exception cref="StoreException">It is larger than an item may be.</exception>
    public static byte[] Write<T>(T document, ReadOnlySpan<byte> contentLiteral) where T : class, IDocument
    {
        const int MaxItemBytes = 2 * 1024 * 1024;
        var fields = FieldsOf(document);
        using var item = new MemoryStream(contentLiteral.Length + 2048);
        using (var writer = new Utf8JsonWriter(item, new JsonWriterOptions { Encoder = DocumentJson.Options.Encoder, SkipValidation = true }))
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
            : throw new StoreException(StoreFailure.TooLarge, $"An item of {item.Length} bytes is larger than the {MaxItemBytes} that Azure Cosmos DB takes.");
    }

    /// <summary>A document's fields as they are stored: the id encoded.</summary>
    public static JsonObject FieldsOf<T>(T document) where T : class, IDocument
    {
        var fields = JsonSerializer.SerializeToNode(document, DocumentJson.Options)!.AsObject();
        fields["id"] = CosmosIds.Encode(document.Id);
        return fields;
    }
}
