using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Documents;

/// <summary>
/// Instants in documents and answers: read in any ISO 8601 form, written in one that sorts as text, to the microsecond
/// (the form that an existing Webviz database has most).
/// </summary>
public static class UtcTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'";

    /// <summary>The current instant, cut to what is stored: a microsecond.</summary>
    public static DateTimeOffset NowToMicrosecond(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>Microseconds since 1970.</summary>
    public static long ToMicroseconds(DateTimeOffset at) =>
        (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant that <see cref="ToMicroseconds"/> counted.</summary>
    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>The text form.</summary>
    public static string ToText(DateTimeOffset at) => at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads any ISO 8601 form; one without an offset is UTC.</summary>
    public static bool TryRead(string? text, out DateTimeOffset at) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);

    /// <summary>Writes and reads instants in JSON.</summary>
    public sealed class Converter : JsonConverter<DateTimeOffset>
    {
        /// <inheritdoc/>
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.String && reader.TryGetDateTimeOffset(out var at) && HasOffset(reader.ValueSpan))
            {
                return at.ToUniversalTime();
            }

            return TryRead(reader.GetString(), out at) ? at : throw new JsonException($"'{reader.GetString()}' is not a time.");
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[32];
            value.UtcDateTime.TryFormat(text, out var length, Format, CultureInfo.InvariantCulture);
            writer.WriteStringValue(text[..length]);
        }

        private static bool HasOffset(ReadOnlySpan<byte> text) =>
            text.Length > 10 && (text[^1] == 'Z' || text[10..].IndexOfAny((byte)'+', (byte)'-') >= 0);
    }
}
