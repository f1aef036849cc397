using System.Text.Json;
using Portal.Content;
using Portal.Documents;

namespace Portal.Tests.Content;

/// <summary>What is taken for a sparkline, and how it is kept.</summary>
public sealed class SparklineTests
{
    [Theory]
    [InlineData("""{"kind":"line","points":[0,50,99],"color":"#1F77B4"}""", "Line", "0 50 99", "#1f77b4")]
    [InlineData("""{"kind":"bars","bars":[3],"color":null}""", "Bars", "3", null)]
    [InlineData("""{"kind":"dots","dots":[1,2,3,4],"color":"#abcdef"}""", "Dots", "1 2 3 4", "#abcdef")]
    [InlineData("""{"kind":"text","lines":[40,0,12]}""", "Text", "40 0 12", null)]
    [InlineData("""{"kind":"field","columns":2,"cells":[0,99,-1,50]}""", "Field", "0 99 -1 50", null)]
    public void Every_kind_is_read_and_comes_back_from_a_document(string text, string kind, string values, string? color)
    {
        var read = SparklineConverter.Read(text)!;
        Assert.Equal((kind, values, color), (read.Kind.ToString(), string.Join(' ', read.Values), read.Color));
        var kept = JsonSerializer.Serialize(read, DocumentJson.Options);
        Assert.InRange(kept.Length, 1, Sparkline.MaxBytes);
        var again = JsonSerializer.Deserialize<Sparkline>(kept, DocumentJson.Strict)!;
        Assert.Equal((read.Kind, values, read.Columns, color), (again.Kind, string.Join(' ', again.Values), again.Columns, again.Color));
    }

    [Theory]
    [InlineData("""{"kind":"line","points":[-7,1e300,1e-300,49.5,1E2]}""", "0 99 0 50 99")]
    [InlineData("""{"kind":"field","columns":3,"cells":[-1e9,-0.4,123456789012345678901234567890]}""", "-1 0 99")]
    public void Numbers_are_brought_into_their_range(string text, string values) =>
        Assert.Equal(values, string.Join(' ', SparklineConverter.Read(text)!.Values));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"kind":"pie","points":[1]}""")]
    [InlineData("""{"kind":7,"points":[1]}""")]
    [InlineData("""{"kind":"\ud800","points":[1]}""")]
    [InlineData("""{"kind":"line"}""")]
    [InlineData("""{"kind":"line","bars":[1]}""")]
    [InlineData("""{"kind":"line","points":[]}""")]
    [InlineData("""{"kind":"line","points":{"0":1}}""")]
    [InlineData("""{"kind":"line","points":["1"]}""")]
    [InlineData("""{"kind":"line","points":[null]}""")]
    [InlineData("""{"kind":"line","points":[1e999]}""")]
    [InlineData("""{"kind":"line","points":[NaN]}""")]
    [InlineData("""{"kind":"line","points":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]}""")]
    [InlineData("""{"kind":"dots","dots":[1,2,3]}""")]
    [InlineData("""{"kind":"text","lines":[0,0]}""")]
    [InlineData("""{"kind":"text","lines":[1,2,3,4,5,6,7,8,9]}""")]
    [InlineData("""{"kind":"field","cells":[1]}""")]
    [InlineData("""{"kind":"field","columns":0,"cells":[1]}""")]
    [InlineData("""{"kind":"field","columns":9,"cells":[1,1,1,1,1,1,1,1,1]}""")]
    [InlineData("""{"kind":"field","columns":2,"cells":[1,2,3]}""")]
    [InlineData("""{"kind":"field","columns":1.5,"cells":[1]}""")]
    [InlineData("""{"kind":"field","columns":2,"cells":[-1,-1]}""")]
    public void Anything_else_is_no_sparkline(string text) => Assert.Null(SparklineConverter.Read(text));

    [Theory]
    [InlineData("red")]
    [InlineData("#fff")]
    [InlineData("#12345g")]
    [InlineData("#123456\\n")]
    [InlineData("#123456\\\"/><script>")]
    [InlineData("url(https://example.org)")]
    public void What_is_no_plain_colour_is_neutral(string color) =>
        Assert.Null(SparklineConverter.Read($$"""{"kind":"line","points":[1,2],"color":"{{color}}"}""")!.Color);

    [Fact]
    public void A_damaged_sparkline_of_a_document_leaves_the_rest_readable()
    {
        const string Kept = """
            {"name":"N","dashboards":1,"boxes":[{"name":"A","x":0,"y":0,"w":1,"h":1,"active":null,"sparkline":SPARKLINE}],"others":[]}
            """;
        foreach (var damaged in new[] { "7", "[]", "{}", "\"x\"", """{"kind":"line","points":[[]]}""", """{"kind":"\udc00"}""" })
        {
            var outline = JsonSerializer.Deserialize<Outline>(Kept.Replace("SPARKLINE", damaged), DocumentJson.Strict)!;
            Assert.Equal(("A", null), (outline.Boxes[0].Name, outline.Boxes[0].Sparkline));
        }
    }
}
