using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Content;

/// <summary>
/// The sparklines of a body, by the ids of their modules. What is not usable is left out and never refused: nobody's save fails for a
/// picture, and a client that is newer than the server may send kinds that are not known here.
/// </summary>
[JsonConverter(typeof(Converter))]
public sealed class SentSparklines
{
    /// <summary>Most that are looked at: more than an outline has boxes, and few enough for any body.</summary>
    private const int MaxEntries = 100;

    private readonly Dictionary<string, string> texts = [];

    private SentSparklines()
    {
    }

    /// <summary>The sparklines, each given once: of two modules with one id, the first has it.</summary>
    internal Func<string?, Sparkline?> Give()
    {
        var left = new Dictionary<string, string>(texts);
        return id => id is not null && left.Remove(id, out var text) ? SparklineConverter.Read(text) : null;
    }

    private sealed class Converter : JsonConverter<SentSparklines>
    {
        public override SentSparklines Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var sent = new SentSparklines();
            if (reader.TokenType is not JsonTokenType.StartObject)
            {
                reader.Skip();
                return sent;
            }

            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var id = reader.GetString()!;
                reader.Read();
                if (reader.TokenType is not JsonTokenType.String)
                {
                    reader.Skip();
                }
                else if (sent.texts.Count < MaxEntries
                    && reader.GetString() is { } text
                    && Encoding.UTF8.GetByteCount(text) <= Sparkline.MaxBytes)
                {
                    sent.texts[id] = text;
                }
            }

            return sent;
        }

        /// <summary>Bodies are never written.</summary>
        public override void Write(Utf8JsonWriter writer, SentSparklines value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.texts, options);
    }
}
