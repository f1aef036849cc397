using System.Globalization;

namespace Portal.Shared.Web.Lists;

/// <summary>How many rows of a list are shown: thirty, thirty more with each step, and a new start after three hundred.</summary>
public static class ListRows
{
    /// <summary>Rows that a step adds.</summary>
    public const int Step = 30;

    /// <summary>Most rows in one page: what follows is on a page of its own.</summary>
    public const int Most = 300;

    /// <summary>Reads the parameter: a whole number of steps.</summary>
    public static int Read(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            ? Math.Clamp((rows + Step - 1) / Step * Step, Step, Most)
            : Step;

    /// <summary>The parameter for a number of rows; null for the first step.</summary>
    public static string? Parameter(int rows) => rows <= Step ? null : rows.ToString(CultureInfo.InvariantCulture);
}
