using System.Globalization;

namespace Portal.EndToEnd.Hosting;

/// <summary>How often long loops turn: <c>PORTAL_LOOPS</c> is a factor, a tenth by default, 1 for the full count.</summary>
public static class Loops
{
    private static readonly double Factor =
        double.TryParse(Environment.GetEnvironmentVariable("PORTAL_LOOPS"), CultureInfo.InvariantCulture, out var factor) ? factor : 0.1;

    /// <summary>The part of the full count that this run does, at least one.</summary>
    public static int Of(int full) => Math.Max(1, (int)(full * Factor));
}
