using System.Globalization;
using System.Text.Json.Nodes;
using Portal.CosmosFake.Sql;

namespace Portal.CosmosFake;

/// <summary>A partial update: an optional predicate on the stored item, then up to ten operations, all or none.</summary>
internal sealed class PatchOperations
{
    private const int MaxOperations = 10;

    private readonly SqlPredicate? condition;
    private readonly List<JsonObject> operations;

    private PatchOperations(JsonObject patch)
    {
        condition = (string?)patch["condition"] is { } text ? SqlPredicate.Parse(text) : null;
        operations = [.. patch["operations"]?.AsArray().Select(operation => operation!.AsObject()) ?? []];
        if (operations.Count is 0 or > MaxOperations)
            throw CosmosError.BadRequest($"The number of patch operations must be 1 to {MaxOperations}.");
    }

    public static PatchOperations Parse(ReadOnlyMemory<byte> body) => new(JsonNode.Parse(body.Span)!.AsObject());

    public byte[] Apply(StoredDocument document)
    {
        if (condition is not null && !condition.Holds(document.Root))
            throw CosmosError.PreconditionFailed();

        var patched = JsonNode.Parse(document.Json.Span)!.AsObject();
        foreach (var operation in operations)
            Apply(patched, operation);

        return [.. JsonText.WriteBytes(writer => patched.WriteTo(writer)).Span];
    }

    private static void Apply(JsonObject document, JsonObject operation)
    {
        var kind = (string)operation["op"]!;
        var value = operation["value"]?.DeepClone();
        if (kind == "move")
        {
            var (source, name) = Locate(document, (string)operation["from"]!);
            value = Child(source, name)?.DeepClone();
            Change(source, name, "remove", null);
            kind = "add";
        }

        var (parent, last) = Locate(document, (string)operation["path"]!);
        Change(parent, last, kind, value);
    }

    private static (JsonNode Parent, string Last) Locate(JsonNode document, string path)
    {
        var names = path.TrimStart('/').Split('/').Select(Unescape).ToArray();
        var parent = document;
        foreach (var name in names[..^1])
            parent = Child(parent, name)
                ?? throw CosmosError.BadRequest($"The patch path '{path}' names a parent that does not exist: '{name}'.");

        return (parent, names[^1]);
    }

    private static JsonNode? Child(JsonNode parent, string name) => parent switch
    {
        JsonObject properties => properties[name],
        JsonArray items => items[Index(items, name, items.Count - 1)],
        _ => null,
    };

    private static void Change(JsonNode parent, string last, string kind, JsonNode? value)
    {
        switch (parent)
        {
            case JsonObject properties: ChangeProperty(properties, last, kind, value); break;
            case JsonArray items: ChangeItem(items, last, kind, value); break;
            default: throw CosmosError.BadRequest($"The parent of '{last}' is neither an object nor an array.");
        }
    }

    private static void ChangeProperty(JsonObject parent, string name, string kind, JsonNode? value)
    {
        if (kind is "replace" or "remove" && !parent.ContainsKey(name))
            throw CosmosError.BadRequest($"{kind} names a path that does not exist: '{name}'.");

        switch (kind)
        {
            case "add" or "set" or "replace": parent[name] = value; break;
            case "remove": parent.Remove(name); break;
            case "incr": parent[name] = Sum(parent[name], value); break;
            default: throw CosmosError.BadRequest($"The patch operation '{kind}' is not supported.");
        }
    }

    private static void ChangeItem(JsonArray parent, string name, string kind, JsonNode? value)
    {
        var appends = kind is "add" or "set" && (name == "-" || Index(parent, name, parent.Count) == parent.Count);
        switch (kind)
        {
            case "add" or "set" when appends: parent.Add(value); break;
            case "add": parent.Insert(Index(parent, name, parent.Count), value); break;
            case "set" or "replace": parent[Index(parent, name, parent.Count - 1)] = value; break;
            case "remove": parent.RemoveAt(Index(parent, name, parent.Count - 1)); break;
            case "incr": parent[Index(parent, name, parent.Count - 1)] = Sum(Child(parent, name), value); break;
            default: throw CosmosError.BadRequest($"The patch operation '{kind}' is not supported.");
        }
    }

    private static int Index(JsonArray items, string name, int highest) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= highest
            ? index
            : throw CosmosError.BadRequest($"'{name}' is not an index of an array of {items.Count}.");

    private static JsonValue Sum(JsonNode? before, JsonNode? increment)
    {
        if (before is null)
            return (JsonValue)increment!.DeepClone();
        if (before is JsonValue number && number.TryGetValue<long>(out var whole) && increment!.AsValue().TryGetValue<long>(out var step))
            return JsonValue.Create(whole + step);
        if (before is JsonValue real && real.TryGetValue<double>(out var amount))
            return JsonValue.Create(amount + increment!.GetValue<double>());

        throw CosmosError.BadRequest("Increment needs a number.");
    }

    private static string Unescape(string name) =>
        name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
