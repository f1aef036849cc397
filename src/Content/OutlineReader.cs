using System.Text.Json;

namespace Portal.Content;

/// <summary>
/// Draws the outline from content of any writer and any age; content of an unknown shape has none, and is never an error.
/// </summary>
internal static class OutlineReader
{
    /// <summary>Most modules in an outline; with short names it stays well below 4 kB.</summary>
    public const int MaxBoxes = 24;

    private const int MaxNameLength = 40;

    /// <summary>Characters that the names of the other dashboards and their modules may take together.</summary>
    private const int MaxOtherLength = 1_000;

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
        var all = dashboards.EnumerateArray().ToList();
        var shown = Math.Max(0, all.FindIndex(dashboard => active is not null && Text(dashboard, "id") == active));
        return new Outline(
            Short(Text(all[shown], "name")), all.Count, [.. BoxesOf(all[shown])], [.. OthersOf(all.Where((_, index) => index != shown))]);
    }

    /// <summary>Each takes at least the place of a short name, so that not even thousands without a name make it long.</summary>
    private static IEnumerable<OutlineDashboard> OthersOf(IEnumerable<JsonElement> dashboards)
    {
        var left = MaxOtherLength;
        foreach (var dashboard in dashboards)
        {
            var other = new OutlineDashboard(Short(Text(dashboard, "name")), [.. ModulesOf(dashboard).Select(NameOf)]);
            left -= 20 + (other.Name?.Length ?? 0) + other.Modules.Sum(name => name.Length + 3);
            if (left < 0)
            {
                yield break;
            }

            yield return other;
        }
    }

    private static IEnumerable<OutlineBox> BoxesOf(JsonElement dashboard)
    {
        var active = Text(dashboard, "activeModuleInstanceId");
        foreach (var module in ModulesOf(dashboard))
        {
            var layout = Get(module, "layoutState") ?? default;
            if (Part(layout, "relX") is { } x
                && Part(layout, "relY") is { } y
                && Part(layout, "relWidth") is { } w
                && Part(layout, "relHeight") is { } h)
            {
                var id = Text(StateOf(module), "id");
                yield return new OutlineBox(NameOf(module), x, y, w, h, id is not null && id == active ? true : null) { Id = id };
            }
        }
    }

    private static IEnumerable<JsonElement> ModulesOf(JsonElement dashboard) =>
        Get(dashboard, "moduleInstances") is { ValueKind: JsonValueKind.Array } modules ? modules.EnumerateArray().Take(MaxBoxes) : [];

    private static JsonElement StateOf(JsonElement module) => Get(module, "moduleInstanceState") ?? default;

    private static string NameOf(JsonElement module) => Short(Text(StateOf(module), "name")) ?? "";

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
