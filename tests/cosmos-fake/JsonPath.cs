using System.Text.Json;

namespace Portal.CosmosFake;

/// <summary>Paths of the form <c>/metadata/title</c>, as policies and partition keys use them.</summary>
internal static class JsonPath
{
    public static bool TryFind(JsonElement document, string path, out JsonElement value)
    {
        value = document;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                return false;
        }

        return true;
    }
}
