using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.EndToEnd.Workbench;

/// <summary>Content of one dashboard with one module that shows ensembles, and what it becomes.</summary>
public static class ModuleContent
{
    private static readonly (string, string) First = ("iter-0", "#b4531a");

    /// <summary>The session has the ensembles `iter-0` and `iter-3` of the portal's own data.</summary>
    /// <param name="module">Its name in the content.</param>
    /// <param name="settings">The text of its settings, as it is stored.</param>
    public static string Of(string module, string settings)
    {
        var content = JsonNode.Parse(ChartContent.Of(First, ("iter-3", "#00666e")))!;
        var state = content["dashboards"]![0]!["moduleInstances"]![0]!["moduleInstanceState"]!;
        (state["name"], state["serializedState"]) = (module, new JsonObject { ["settings"] = settings });
        return content.ToJsonString();
    }

    /// <summary>The ident of an ensemble of the portal's own data, or of one that never was.</summary>
    public static string IdentOf(string name) => ChartContent.IdentOf(name);

    /// <summary>The text of a part of the module's state in a stored content.</summary>
    public static string TextOf(string content, string part) =>
        JsonSerializer.Deserialize<JsonElement>(content)
            .GetProperty("dashboards")[0]
            .GetProperty("moduleInstances")[0]
            .GetProperty("moduleInstanceState")
            .GetProperty("serializedState")
            .GetProperty(part)
            .GetString()!;
}
