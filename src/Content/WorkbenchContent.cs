using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Documents;

namespace Portal.Content;

/// <summary>The content of a session or snapshot: the text as it is stored, and the outline that was read from it in passing.</summary>
/// <param name="Text">The text.</param>
/// <param name="Outline">The outline of the workbench that the text is; null for a text of another shape.</param>
[JsonConverter(typeof(WorkbenchContentConverter))]
public sealed record WorkbenchContent(ContentText Text, Outline? Outline)
{
    /// <summary>Whether any module's sparkline is known.</summary>
    public bool HasSparklines => Outline?.HasSparklines is true;

    /// <summary>Takes over content given in well-formed UTF-8.</summary>
    public static WorkbenchContent FromUtf8(ReadOnlyMemory<byte> text) => new(ContentText.FromUtf8(text), OutlineReader.Read(text));

    /// <summary>Takes over the string that the reader stands on.</summary>
    /// <exception cref="InvalidOperationException">The string is not well-formed: a lone surrogate, or bytes that are not
    /// UTF-8.</exception>
    public static WorkbenchContent Read(ref Utf8JsonReader reader)
    {
        Outline? outline = null;
        var text = ContentText.Read(ref reader, content => outline = OutlineReader.Read(content));
        return new(text, outline);
    }

    /// <summary>With the outline that is kept beside the same content, sparklines included; the same where none is.</summary>
    public WorkbenchContent As(Outline? kept) => kept is null ? this : this with { Outline = kept };

    /// <summary>With the modules' sparklines that came beside it; the same where none did.</summary>
    public WorkbenchContent With(SentSparklines? sparklines) =>
        sparklines is null || Outline is null ? this : this with { Outline = Outline.With(sparklines) };
}
