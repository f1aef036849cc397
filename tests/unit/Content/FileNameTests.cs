using System.Text;
using Portal.Content;
using Portal.Shared.Web;

namespace Portal.Tests.Content;

/// <summary>Names of downloads that every system takes.</summary>
public sealed class FileNameTests
{
    public static TheoryData<string, string> Names => new()
    {
        { "Drogon ahm", "Drogon ahm.json" }, { "CON", "_CON.json" }, { "con", "_con.json" }, { "Prn ", "_Prn.json" },
        { "AUX.txt", "_AUX.txt.json" }, { "nul .x", "_nul .x.json" }, { "COM0", "_COM0.json" },
        { "lpt9.tar.gz", "_lpt9.tar.gz.json" }, { "COM\u00B9", "_COM\u00B9.json" }, { "LPT\u00B3.x", "_LPT\u00B3.x.json" },
        { "CONIN$", "_CONIN$.json" }, { "conout$", "_conout$.json" }, { "CONSOLE", "CONSOLE.json" }, { "COM10", "COM10.json" },
        { "a CON", "a CON.json" }, { "name. . ", "name.json" }, { "...hidden", "hidden.json" },
        { "a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j.json" }, { "a\u202Egnp.exe", "a_gnp.exe.json" },
        { "a\u0000b\u2028c\u200Bd", "a_b_c_d.json" }, { "\u00A0\u3000x\u00A0", "x.json" }, { "\u3164", "session.json" },
        { "", "session.json" }, { ". .", "session.json" },
    };

    [Theory]
    [MemberData(nameof(Names))]
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
