namespace Portal.Trash;

/// <summary>Section <c>Trash</c>.</summary>
internal sealed class TrashOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Trash";

    /// <summary>Days that what was deleted can be restored, 1..3650; then it is purged.</summary>
    public int RetentionDays { get; set; } = 30;
}
