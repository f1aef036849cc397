namespace Portal.Content;

/// <summary>Section <c>Limits</c>.</summary>
public sealed class LargeBodiesOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Limits";

    /// <summary>Bodies over 256 kB that are read and worked on at once, 1..256; others wait. Bounds the memory of saves.</summary>
    public int ParallelLargeBodies { get; set; } = 16;

    /// <summary>How many of these one person may have at once, 1..256.</summary>
    public int LargeBodiesPerUser { get; set; } = 4;
}
