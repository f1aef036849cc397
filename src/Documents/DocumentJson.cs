using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Documents;

/// <summary>
/// How documents are written: snake_case, nulls kept, text in plain UTF-8 (the default escaping would grow content by half).
/// </summary>
public static class DocumentJson
{
    /// <summary>The options, for both providers.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>As <see cref="Options"/>, for reading: null where the type has none, and a missing part of a record, are refused.</summary>
    internal static JsonSerializerOptions Strict { get; } = CreateStrict();

    private static JsonSerializerOptions CreateStrict()
    {
        var options = new JsonSerializerOptions(Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new UtcTime.Converter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
