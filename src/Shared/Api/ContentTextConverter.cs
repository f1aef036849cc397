using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Shared.Documents;

namespace Portal.Shared.Api;

/// <summary>Takes content from a body and writes it back, both without making a .NET string of it.</summary>
internal sealed class ContentTextConverter : JsonConverter<ContentText>
{
    public override ContentText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String ? ContentText.Read(ref reader) : throw new JsonException("content is not a string.");

    public override void Write(Utf8JsonWriter writer, ContentText value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Literal.Span, skipInputValidation: true);
}
