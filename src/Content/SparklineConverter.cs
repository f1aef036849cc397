using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Portal.Content;

/// <summary>
/// Reads and writes sparklines in the one form that modules send and documents keep. What is of another form is null and never an error:
/// no save and no document fails for a picture.
/// </summary>
internal sealed partial class SparklineConverter : JsonConverter<Sparkline>
{
    private const int MaxColumns = 8;

    /// <summary>Name of each kind, of its values, and how many there may be.</summary>
    private static readonly (SparklineKind Kind, string Name, string Values, int Most)[] Forms =
    [
        (SparklineKind.Line, "line", "points", 20),
        (SparklineKind.Bars, "bars", "bars", 20),
        (SparklineKind.Dots, "dots", "dots", 60),
        (SparklineKind.Text, "text", "lines", 8),
        (SparklineKind.Field, "field", "cells", 48),
    ];

    /// <summary>The sparkline that a text says; null for any other text.</summary>
    public static Sparkline? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Read(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override Sparkline? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, Sparkline value, JsonSerializerOptions options)
    {
        var form = Array.Find(Forms, form => form.Kind == value.Kind);
        writer.WriteStartObject();
        writer.WriteString("kind", form.Name);
        if (value.Columns > 0)
        {
            writer.WriteNumber("columns", value.Columns);
        }

        writer.WriteStartArray(form.Values);
        foreach (var share in value.Values)
        {
            writer.WriteNumberValue(share);
        }

        writer.WriteEndArray();
        if (value.Color is not null)
        {
            writer.WriteString("color", value.Color);
        }

        writer.WriteEndObject();
    }

    private static Sparkline? Read(JsonElement json)
    {
        try
        {
            return ReadForm(json);
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate in one of its texts.
            return null;
        }
    }

    private static Sparkline? ReadForm(JsonElement json)
    {
        var kind = Text(json, "kind");
        var form = Array.Find(Forms, form => form.Name == kind);
        if (form.Name is null || ValuesOf(json, form.Values, form.Most, form.Kind) is not { } values)
        {
            return null;
        }

        return form.Kind switch
        {
            SparklineKind.Field => ColumnsOf(json, values.Count) is { } columns && values.Any(value => value != Sparkline.NoValue)
                ? new Sparkline(form.Kind, values, columns)
                : null,
            SparklineKind.Text => values.Any(length => length > 0) ? new Sparkline(form.Kind, values) : null,
            SparklineKind.Dots when values.Count % 2 != 0 => null,
            _ => new Sparkline(form.Kind, values, 0, ColorOf(json)),
        };
    }

    private static List<int>? ValuesOf(JsonElement json, string name, int most, SparklineKind kind)
    {
        if (!json.TryGetProperty(name, out var list) || list.ValueKind is not JsonValueKind.Array || list.GetArrayLength() is 0
            || list.GetArrayLength() > most)
        {
            return null;
        }

        var least = kind is SparklineKind.Field ? Sparkline.NoValue : 0;
        var values = list.EnumerateArray()
            .Where(value => value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
            .Select(value => (int)Math.Round(Math.Clamp(value.GetDouble(), least, Sparkline.Largest)))
            .ToList();
        return values.Count == list.GetArrayLength() ? values : null;
    }

    private static string? ColorOf(JsonElement json) =>
        Text(json, "color") is { } color && Hex().IsMatch(color) ? color.ToLowerInvariant() : null;

    private static int? ColumnsOf(JsonElement json, int cells) =>
        json.TryGetProperty("columns", out var value)
        && value.ValueKind is JsonValueKind.Number
        && value.TryGetInt32(out var columns)
        && columns is > 0 and <= MaxColumns
        && cells % columns == 0
            ? columns
            : null;

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    [GeneratedRegex("^#[0-9a-fA-F]{6}\\z")]
    private static partial Regex Hex();
}
