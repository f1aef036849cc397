using System.Text.RegularExpressions;

namespace Portal.Tests.Shape;

/// <summary>Shared is a web toolkit: small, and without a word of any module.</summary>
public sealed partial class SharedTests
{
    private const int MostLines = 2_500;

    private static readonly IReadOnlyList<string> Sources =
    [
        .. Repository.Sources("src/Shared").Where(file => Path.GetExtension(file) is ".cs" or ".cshtml"),];

    [Fact]
    public void It_speaks_of_no_module()
    {
        var spoken = Sources.SelectMany(file =>
            File.ReadLines(file).Where(line => OfModules().IsMatch(line)).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));

        Assert.NotEmpty(Sources);
        Assert.Empty(spoken);
    }

    [Fact]
    public void It_stays_small() => Assert.InRange(Sources.Sum(file => File.ReadLines(file).Count()), 1, MostLines);

    [GeneratedRegex("session|snapshot|trash", RegexOptions.IgnoreCase)]
    private static partial Regex OfModules();
}
