using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Content;

/// <summary>Takes content from a body and writes it back, both without making a .NET string of it.</summary>
internal sealed class WorkbenchContentConverter : JsonConverter<WorkbenchContent>
{
    public override WorkbenchContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String ? WorkbenchContent.Read(ref reader) : throw new JsonException("content is not a string.");

    public override void Write(Utf8JsonWriter writer, WorkbenchContent value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Text.Literal.Span, skipInputValidation: true);
}
