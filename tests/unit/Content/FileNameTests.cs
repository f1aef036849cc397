using System.Text;
using Portal.Content;
using Portal.Shared.Web;

namespace Portal.Tests.Content;

/// <summary>Names of downloads that every system takes.</summary>
public sealed class FileNameTests
{
    [Theory]
    [InlineData("Drogon ahm", "Drogon ahm.json")]
    [InlineData("CON", "_CON.json")]
    [InlineData("con", "_con.json")]
    [InlineData("Prn ", "_Prn.json")]
    [InlineData("AUX.txt", "_AUX.txt.json")]
    [InlineData("nul .x", "_nul .x.json")]
    [InlineData("COM0", "_COM0.json")]
    [InlineData("lpt9.tar.gz", "_lpt9.tar.gz.json")]
    [InlineData("COM\u00B9", "_COM\u00B9.json")]
    [InlineData("LPT\u00B3.x", "_LPT\u00B3.x.json")]
    [InlineData("CONIN$", "_CONIN$.json")]
    [InlineData("conout$", "_conout$.json")]
    [InlineData("CONSOLE", "CONSOLE.json")]
    [InlineData("COM10", "COM10.json")]
    [InlineData("a CON", "a CON.json")]
    [InlineData("name. . ", "name.json")]
    [InlineData("...hidden", "hidden.json")]
    [InlineData("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j.json")]
    [InlineData("a\u202Egnp.exe", "a_gnp.exe.json")]
    [InlineData("a\u0000b\u2028c\u200Bd", "a_b_c_d.json")]
    [InlineData("\u00A0\u3000x\u00A0", "x.json")]
    [InlineData("\u3164", "session.json")]
    [InlineData("", "session.json")]
    [InlineData(". .", "session.json")]
    public void A_title_becomes_a_name_that_every_system_takes(string title, string name) =>
        Assert.Equal(name, FileName.Of(title, "session", ".json"));

    [Theory]
    [InlineData("a")]
    [InlineData("\u00C5")]
    [InlineData("\u2603")]
    [InlineData("\U0001F600")]
    public void A_long_title_is_cut_between_characters(string letter)
    {
        var name = FileName.Of(string.Concat(Enumerable.Repeat(letter, 250)), "session", " abcdefghijkl.webviz-session.json");
        Assert.InRange(Encoding.UTF8.GetByteCount(name), FileName.MostBytes - 8, FileName.MostBytes);
        Assert.EndsWith(" abcdefghijkl.webviz-session.json", name, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', name);
    }

    [Fact]
    public void What_is_left_after_the_cut_ends_in_no_blank() =>
        Assert.DoesNotContain(
            " .json",
            FileName.Of(string.Concat(Enumerable.Repeat("a ", 200)), "session", ".json"),
            StringComparison.Ordinal);
}
