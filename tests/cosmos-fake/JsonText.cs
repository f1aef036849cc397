using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.CosmosFake;

/// <summary>Writes JSON the way Cosmos stores it: no escaping beyond what JSON requires.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static ReadOnlyMemory<byte> WriteBytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
            write(writer);

        return buffer.WrittenMemory;
    }

    public static string Write(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(WriteBytes(write).Span);

    public static JsonElement WriteElement(Action<Utf8JsonWriter> write)
    {
        var reader = new Utf8JsonReader(WriteBytes(write).Span);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Parses a body that must be one JSON object.</summary>
    public static JsonElement ParseObject(ReadOnlyMemory<byte> json)
    {
        try
        {
            var element = JsonDocument.Parse(json).RootElement;
            return element.ValueKind == JsonValueKind.Object
                ? element
                : throw CosmosError.BadRequest("The request body is not a JSON object.");
        }
        catch (JsonException e)
        {
            throw CosmosError.BadRequest(e.Message);
        }
    }
}
