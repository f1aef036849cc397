namespace Portal.Bench;

/// <summary>The self check: a number is worth nothing when the answers were not the expected ones.</summary>
internal static class Expect
{
    public static void Status(RawConnection answer, int expected, string what)
    {
        if (answer.Status != expected)
            throw new BenchFailure($"{what}: expected {expected}, got {answer.Status}\n{answer.Text}");
    }

    public static void That(bool holds, RawConnection answer, string what)
    {
        if (!holds)
            throw new BenchFailure($"{what}\n{answer.Text}");
    }

    public static void That(bool holds, string what)
    {
        if (!holds)
            throw new BenchFailure(what);
    }
}
