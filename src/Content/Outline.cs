using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Documents;

namespace Portal.Content;

/// <summary>
/// What is known of a content without reading it: kept beside the document, at most 4 kB of JSON, and with the modules' sparklines at most
/// <see cref="MaxBytes"/>.
/// </summary>
/// <param name="Name">Name of the active dashboard.</param>
/// <param name="Dashboards">How many dashboards there are.</param>
/// <param name="Boxes">The active dashboard's modules, at most <see cref="OutlineReader.MaxBoxes"/>.</param>
/// <param name="Others">The other dashboards, as many as have a place; null on documents that older programs wrote.</param>
public sealed record Outline(string? Name, int Dashboards, IReadOnlyList<OutlineBox> Boxes, IReadOnlyList<OutlineDashboard>? Others = null)
{
    /// <summary>Most bytes of JSON with sparklines.</summary>
    public const int MaxBytes = 16_384;

    [JsonIgnore]
    internal bool HasSparklines => Boxes.Any(box => box.Sparkline is not null);

    /// <summary>
    /// With the sparklines that were sent beside the content; from the last module on, those that have no room are left out.
    /// </summary>
    internal Outline With(SentSparklines sent)
    {
        var give = sent.Give();
        var outline = this with { Boxes = [.. Boxes.Select(box => box with { Sparkline = give(box.Id) })] };
        for (var last = Boxes.Count - 1; last >= 0 && outline.SizeBytes() > MaxBytes; last--)
        {
            outline = outline with { Boxes = [.. outline.Boxes.Select((box, at) => at < last ? box : box with { Sparkline = null })] };
        }

        return outline;
    }

    private int SizeBytes() => JsonSerializer.SerializeToUtf8Bytes(this, DocumentJson.Options).Length;
}

/// <summary>A dashboard that is not the active one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Modules">Names of its modules, each as often as it is there.</param>
public sealed record OutlineDashboard(string? Name, IReadOnlyList<string> Modules);

/// <summary>A module's place on the dashboard, in parts of its width and height.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="X">Left edge, 0..1.</param>
/// <param name="Y">Upper edge, 0..1.</param>
/// <param name="W">Width, 0..1.</param>
/// <param name="H">Height, 0..1.</param>
/// <param name="Active">Whether it is the active module; null for the others.</param>
/// <param name="Sparkline">What it showed; null where no client said so.</param>
public sealed record OutlineBox(
    string Name,
    double X,
    double Y,
    double W,
    double H,
    bool? Active = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Sparkline? Sparkline = null)
{
    /// <summary>The module's id in the content just read; not kept.</summary>
    [JsonIgnore]
    internal string? Id { get; init; }
}
