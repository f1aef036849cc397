using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.EndToEnd.Workbench;

/// <summary>The stored text of a module's settings or view, in a content of one dashboard with one module.</summary>
public static class ModuleText
{
    /// <summary>A content with these settings, as they are written, in a session of `iter-0` and `iter-3`.</summary>
    public static string Settings(string module, string text)
    {
        var content = JsonNode.Parse(ModuleContent.Of(module, new { }, "iter-0", "iter-3"))!;
        var state = content["dashboards"]![0]!["moduleInstances"]![0]!["moduleInstanceState"]!;
        state["serializedState"] = new JsonObject { ["settings"] = text };
        return content.ToJsonString();
    }

    /// <summary>The text of a part of the module's state in a stored content.</summary>
    public static string Of(string content, string part) =>
        JsonSerializer.Deserialize<JsonElement>(content)
            .GetProperty("dashboards")[0]
            .GetProperty("moduleInstances")[0]
            .GetProperty("moduleInstanceState")
            .GetProperty("serializedState")
            .GetProperty(part)
            .GetString()!;
}
