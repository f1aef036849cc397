using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Documents;

namespace Portal.Shared.Api;

/// <summary>How the JSON API reads and writes: camelCase, nulls written out, text in plain UTF-8.</summary>
public static class ApiJson
{
    /// <summary>The options, for bodies in both directions.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>Sets the API's options; also used by the framework's own writers.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new UtcTime.Converter());
    }
}
