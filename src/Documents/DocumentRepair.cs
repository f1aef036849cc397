using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Portal.Documents;

/// <summary>
/// Makes of any text the JSON of a document of the wanted type: fields that can be read are kept, others get a value that stands for
/// nothing.
/// </summary>
internal static class DocumentRepair
{
    public static byte[] Mend<T>(ReadOnlySpan<byte> json, DocumentDeclaration<T> declaration, string? partition, string id)
        where T : class, IDocument
    {
        var place = new Dictionary<string, string>();
        if (partition is not null)
        {
            place[declaration.PartitionKeyPath] = partition;
        }

        place["id"] = id;
        using var mended = new MemoryStream();
        using (var writer = new Utf8JsonWriter(mended, new JsonWriterOptions { Encoder = DocumentJson.Options.Encoder }))
        {
            WriteObject(Parse(json), TypeOf(typeof(T)), place, writer);
        }

        return mended.ToArray();
    }

    private static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static void WriteObject(JsonElement found, JsonTypeInfo type, Dictionary<string, string> place, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var property in type.Properties.Where(property => property is { IsExtensionData: false } && IsSettable(property)))
        {
            var value = found.ValueKind is JsonValueKind.Object && found.TryGetProperty(property.Name, out var given) ? given : default;
            if (place.TryGetValue(property.Name, out var known))
            {
                writer.WriteString(property.Name, known);
            }
            else if (Fits(value, property))
            {
                writer.WritePropertyName(property.Name);
                value.WriteTo(writer);
            }
            else if (TypeOf(property.PropertyType) is { Kind: JsonTypeInfoKind.Object } inner
                && (value.ValueKind is JsonValueKind.Object || IsNeeded(property)))
            {
                writer.WritePropertyName(property.Name);
                WriteObject(value, inner, [], writer);
            }
            else if (IsNeeded(property))
            {
                writer.WritePropertyName(property.Name);
                WriteNothing(property, writer);
            }
        }

        if (found.ValueKind is JsonValueKind.Object && type.Properties.Any(property => property.IsExtensionData))
        {
            WriteUnknown(found, type, writer);
        }

        writer.WriteEndObject();
    }

    /// <summary>Fields of other programs are kept, also beside damaged ones.</summary>
    private static void WriteUnknown(JsonElement found, JsonTypeInfo type, Utf8JsonWriter writer)
    {
        var known = type.Properties.Select(property => property.Name).ToHashSet();
        foreach (var field in found.EnumerateObject())
        {
            try
            {
                if (known.Add(field.Name))
                {
                    field.WriteTo(writer);
                }
            }
            catch (Exception e) when (DocumentReader.IsOfShape(e))
            {
                // A name that is no text can be kept by nobody.
            }
        }
    }

    private static void WriteNothing(JsonPropertyInfo property, Utf8JsonWriter writer)
    {
        switch (TypeOf(property.PropertyType).Kind)
        {
            case JsonTypeInfoKind.Dictionary:
                writer.WriteStartObject();
                writer.WriteEndObject();
                break;
            case JsonTypeInfoKind.Enumerable:
                writer.WriteStartArray();
                writer.WriteEndArray();
                break;
            case var _ when property.PropertyType == typeof(JsonElement):
                writer.WriteStartObject();
                writer.WriteEndObject();
                break;
            case var _ when property.PropertyType == typeof(string):
                writer.WriteStringValue(property.Name == "title" ? DocumentReader.Unreadable : "");
                break;
            case var _ when property.PropertyType == typeof(DateTimeOffset):
                writer.WriteStringValue(UtcTime.ToText(DateTimeOffset.UnixEpoch));
                break;
            default:
                var nothing = property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null;
                JsonSerializer.Serialize(writer, nothing, property.PropertyType, DocumentJson.Options);
                break;
        }
    }

    private static bool Fits(JsonElement value, JsonPropertyInfo property)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return value.ValueKind is JsonValueKind.Null && IsNullable(property);
        }

        try
        {
            _ = value.Deserialize(TypeOf(property.PropertyType));
            return true;
        }
        catch (Exception e) when (DocumentReader.IsOfShape(e))
        {
            return false;
        }
    }

    private static bool IsSettable(JsonPropertyInfo property) => property.Set is not null || property.AssociatedParameter is not null;

    /// <summary>Whether a document without it would have nothing there, where its type says that there is something.</summary>
    private static bool IsNeeded(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };

    private static bool IsNullable(JsonPropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) is not null
        : property.AssociatedParameter?.IsNullable ?? property.IsSetNullable;

    private static JsonTypeInfo TypeOf(Type type) => DocumentJson.Strict.GetTypeInfo(type);
}
