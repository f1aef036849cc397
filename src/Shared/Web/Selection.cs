using Portal.Shared.Web.Lists;

namespace Portal.Shared.Web;

/// <summary>What is selected in a list. Too much of it is refused as a whole: who is told of a part would take it for all.</summary>
public static class Selection
{
    /// <summary>How much may be selected at once: as many rows as a list shows.</summary>
    public const int Most = ListRows.Most;

    /// <summary>
    /// What to say where too much is selected, null where it is not: "You can delete 300 files at once, and 301 are selected."
    /// </summary>
    /// <param name="count">How much is selected.</param>
    /// <param name="verb">What should be done.</param>
    /// <param name="things">With what: "files".</param>
    /// <param name="most">How much is allowed.</param>
    public static Toast? TooManyProblem(int count, string verb, string things, int most = Most) => count <= most ? null
        : new Toast($"You can {verb} {most} {things} at once, and {count} are selected. Nothing was changed.", IsError: true);
}
