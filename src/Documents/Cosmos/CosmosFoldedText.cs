using System.Text.Json.Nodes;

namespace Portal.Documents.Cosmos;

/// <summary>
/// Folded copies of texts, because SQL of Cosmos composes no letters. They are written with each document under <c>portal</c>, the portal's
/// own key in documents that other programs read, too; no document type knows them.
/// </summary>
internal static class CosmosFoldedText
{
    /// <summary>The top-level field that holds them.</summary>
    public const string Home = "portal";

    /// <summary>Where the copy of a text lies: <c>portal.title_folded</c> for <c>metadata.title</c>.</summary>
    public static string PathOf(string source) => $"{Home}.{NameOf(source)}";

    /// <summary>The name of a copy inside of <see cref="Home"/>.</summary>
    public static string NameOf(string source) => $"{source[(source.LastIndexOf('.') + 1)..]}_folded";

    /// <summary>The paths of the texts that a container folds.</summary>
    public static IEnumerable<string> SourcesOf(DocumentDeclaration declaration) =>
        declaration.Shapes.Select(field => field.FoldedFrom).OfType<string>().Distinct();

    /// <summary>What the copy of a text must be; the text is taken from a document's fields.</summary>
    public static string Fold(JsonObject fields, string source)
    {
        JsonNode? value = fields;
        foreach (var name in source.Split('.'))
        {
            value = (value as JsonObject)?[name];
        }

        return FoldedText.Of(value is JsonValue text && text.TryGetValue<string>(out var found) ? found : null);
    }

    /// <summary>Adds the copies to a document's fields.</summary>
    public static void AddTo(JsonObject fields, DocumentDeclaration declaration)
    {
        foreach (var source in SourcesOf(declaration))
        {
            if (fields[Home] is not JsonObject home)
            {
                fields[Home] = home = [];
            }

            home[NameOf(source)] = Fold(fields, source);
        }
    }

    /// <summary>Takes them out again, and with the last of them the key.</summary>
    public static void RemoveFrom(JsonObject fields, DocumentDeclaration declaration)
    {
        if (fields[Home] is not JsonObject home)
        {
            return;
        }

        var removed = SourcesOf(declaration).Count(source => home.Remove(NameOf(source)));
        if (removed > 0 && home.Count == 0)
        {
            fields.Remove(Home);
        }
    }
}
