using System.Text.Json;

namespace Portal.Content;

/// <summary>Tells a body that is no JSON (400) from one that is JSON of another shape (422).</summary>
internal static class JsonSyntax
{
    /// <summary>Whether the text is one JSON value whose strings are all well-formed, lone surrogates refused.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    // Escapes and bytes are checked only when a string is taken.
                    _ = reader.GetString();
                }
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
