using System.Text.Json.Nodes;

namespace Portal.EndToEnd.Damaged;

/// <summary>One thing wrong with one field of a document.</summary>
/// <param name="Path">The field, from the root.</param>
/// <param name="Name">What stands there instead.</param>
internal sealed record Damage(string[] Path, string Name)
{
    private static readonly string[] Names = ["missing", "null", "number", "string", "object", "array", "false"];

    public bool IsAt(string path) => string.Join('.', Path) == path;

    /// <summary>Everything that can be wrong with a document: each field at any depth, with each kind of value; and the whole.</summary>
    public static IReadOnlyList<Damage> Of(JsonObject document, params string[] but) => [.. PathsOf(document, [])
        .Where(path => path[0][0] != '_' && !but.Contains(path[0])).SelectMany(path => Names.Select(name => new Damage(path, name)))];

    public JsonObject Do(JsonObject document)
    {
        var damaged = document.DeepClone().AsObject();
        var parent = Path[..^1].Aggregate(damaged, (inner, name) => inner[name]!.AsObject());
        if (Name == "missing")
        {
            parent.Remove(Path[^1]);
        }
        else
        {
            parent[Path[^1]] = JsonNode.Parse(Name switch
            {
                "null" => "null",
                "number" => "-7.5",
                "string" => "\"\\u0000\\n\\u001b[31mæ\\\"<b>\"",
                "object" => "{\"a\":{}}",
                "array" => "[null,1,{}]",
                _ => "false",
            });
        }

        return damaged;
    }

    public override string ToString() => $"{string.Join('.', Path)} {Name}";

    private static IEnumerable<string[]> PathsOf(JsonObject document, string[] before) =>
        document.SelectMany(field =>
            field.Value is JsonObject inner && !(inner.Count == 0)
                ? PathsOf(inner, [.. before, field.Key]).Prepend([.. before, field.Key])
                :
                [
                    [.. before, field.Key],]);
}
