using System.Text.Json;

namespace Portal.Shared.Workbench;

/// <summary>Draws the outline from content of any writer and any age; content of an unknown shape has none, and is never an error.</summary>
public static class OutlineReader
{
    /// <summary>Most modules in an outline; with short names it stays well below 4 kB.</summary>
    public const int MaxBoxes = 24;

    private const int MaxNameLength = 40;

    /// <summary>The outline of a content in UTF-8; null for one that is not a workbench's.</summary>
    public static Outline? Read(ReadOnlyMemory<byte> content)
    {
        // Most of what is no workbench does not even look like JSON: no need for an exception then.
        if (content.Span.TrimStart(" \t\r\n"u8) is not [(byte)'{', ..])
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(content);
            return Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static Outline? Read(JsonElement root)
    {
        if (Get(root, "dashboards") is not { ValueKind: JsonValueKind.Array } dashboards || dashboards.GetArrayLength() == 0)
        {
            return null;
        }

        var active = Text(root, "activeDashboardId");
        var shown = dashboards.EnumerateArray().FirstOrDefault(dashboard => active is not null && Text(dashboard, "id") == active, dashboards[0]);
        return new Outline(Short(Text(shown, "name")), dashboards.GetArrayLength(), [.. BoxesOf(shown)]);
    }

    private static IEnumerable<OutlineBox> BoxesOf(JsonElement dashboard)
    {
        if (Get(dashboard, "moduleInstances") is not { ValueKind: JsonValueKind.Array } modules)
        {
            yield break;
        }

        var active = Text(dashboard, "activeModuleInstanceId");
        foreach (var module in modules.EnumerateArray().Take(MaxBoxes))
        {
            var state = Get(module, "moduleInstanceState") ?? default;
            var layout = Get(module, "layoutState") ?? default;
            if (Part(layout, "relX") is { } x && Part(layout, "relY") is { } y && Part(layout, "relWidth") is { } w && Part(layout, "relHeight") is { } h)
            {
                var isActive = active is not null && Text(state, "id") == active;
                yield return new OutlineBox(Short(Text(state, "name")) ?? "", x, y, w, h, isActive ? true : null);
            }
        }
    }

    private static JsonElement? Get(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static double? Part(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? Math.Round(Math.Clamp(number, 0, 1), 4)
            : null;

    private static string? Short(string? name)
    {
        if (name is null || name.Length <= MaxNameLength)
        {
            return name;
        }

        var length = char.IsHighSurrogate(name[MaxNameLength - 1]) ? MaxNameLength - 1 : MaxNameLength;
        return name[..length];
    }
}
