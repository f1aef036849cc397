using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Documents;

/// <summary>Applies a patch to a document's JSON, so that fields which the program does not know stay as they are.</summary>
internal static class PatchSteps
{
    /// <summary>The patched document; null when the patch's condition does not hold.</summary>
    public static T? Apply<T>(Patch<T> patch, T document, string etag) where T : class, IDocument
    {
        if ((patch.ETag is { } wanted && wanted != etag) || patch.Condition?.Matches(document) is false)
        {
            return null;
        }

        var json = JsonSerializer.SerializeToNode(document, DocumentJson.Options)!.AsObject();
        foreach (var step in patch.Steps)
        {
            Apply(json, step);
        }

        return json.Deserialize<T>(DocumentJson.Options)!;
    }

    private static void Apply(JsonObject document, PatchStep step)
    {
        var names = step.Path.Split('.');
        var parent = document;
        foreach (var name in names[..^1])
        {
            parent = parent[name] as JsonObject ?? throw new InvalidOperationException($"'{step.Path}' has no parent in this document.");
        }

        parent[names[^1]] = JsonSerializer.SerializeToNode(step.Value, DocumentJson.Options);
    }
}
