using System.Text.Json.Serialization;

namespace Portal.Content;

/// <summary>
/// A module's small picture of what it showed when it was saved. Read from what a client sent, so that every number is in its range; one
/// that is not of a known form is null.
/// </summary>
/// <param name="Kind">What is drawn.</param>
/// <param name="Values">Shares 0..99 of the height from below; lengths of lines; x and y in turns; <see cref="NoValue"/> for an empty
/// cell.</param>
/// <param name="Columns">Columns of a field; 0 for the others.</param>
/// <param name="Color">The ensemble's colour, "#rrggbb" in lower case; null for a neutral one.</param>
[JsonConverter(typeof(SparklineConverter))]
public sealed record Sparkline(SparklineKind Kind, IReadOnlyList<int> Values, int Columns = 0, string? Color = null)
{
    /// <summary>A cell of a field that has no value: nothing is drawn there.</summary>
    public const int NoValue = -1;

    /// <summary>Largest value.</summary>
    public const int Largest = 99;

    /// <summary>Longest text of one, bytes of UTF-8.</summary>
    public const int MaxBytes = 300;

    /// <summary>What it is, for those who do not see it.</summary>
    public string Name => Kind switch
    {
        SparklineKind.Line => "curve",
        SparklineKind.Bars => "bars",
        SparklineKind.Dots => "points",
        SparklineKind.Text => "text",
        _ => "map",
    };
}

/// <summary>What a sparkline draws.</summary>
public enum SparklineKind
{
    /// <summary>A curve of at most 20 points, evenly spaced.</summary>
    Line,

    /// <summary>At most 20 bars.</summary>
    Bars,

    /// <summary>At most 30 points.</summary>
    Dots,

    /// <summary>At most 8 lines of text.</summary>
    Text,

    /// <summary>Colours in at most 8 × 6 cells, row by row from the top.</summary>
    Field,
}
