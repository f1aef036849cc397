using System.Text.Json;
using Portal.Content;
using Portal.Documents;

namespace Portal.Tests.Content;

/// <summary>What of a body's sparklines becomes part of the outline.</summary>
public sealed class SentSparklinesTests
{
    private const string Line = """{"kind":"line","points":[0,99]}""";

    [Fact]
    public void Each_module_has_its_own_and_unknown_ids_are_left_out()
    {
        var content = ContentOf("a", "b").With(Sent(new() { ["b"] = Line, ["a"] = """{"kind":"text","lines":[5]}""", ["c"] = Line }));
        Assert.Equal(["text", "curve"], content.Outline!.Boxes.Select(box => box.Sparkline!.Name));
        Assert.True(content.HasSparklines);
    }

    [Fact]
    public void Of_two_modules_with_one_id_the_first_has_it() => Assert.Equal(
        [true, false], ContentOf("a", "a").With(Sent(new() { ["a"] = Line })).Outline!.Boxes.Select(box => box.Sparkline is not null));

    [Theory]
    [InlineData("7")]
    [InlineData("\"x\"")]
    [InlineData("[{\"a\":\"b\"}]")]
    [InlineData("{}")]
    [InlineData("""{"a":null}""")]
    [InlineData("""{"a":{"kind":"line","points":[1]}}""")]
    [InlineData("""{"a":["{}"],"b":{"c":[1,{"d":2}]}}""")]
    [InlineData("""{"a":"{\"kind\":\"pie\"}"}""")]
    public void Others_are_left_out_and_what_follows_is_read(string sparklines)
    {
        var body = JsonSerializer.Deserialize<Body>($$"""{"sparklines":{{sparklines}},"title":"T"}""", JsonSerializerOptions.Web)!;
        Assert.Equal("T", body.Title);
        var content = ContentOf("a").With(body.Sparklines);
        Assert.False(content.HasSparklines);
    }

    [Fact]
    public void A_text_may_have_three_hundred_bytes()
    {
        Assert.True(ContentOf("a").With(Sent(new() { ["a"] = Line.PadRight(300) })).HasSparklines);
        Assert.False(ContentOf("a").With(Sent(new() { ["a"] = Line.PadRight(301) })).HasSparklines);
        var wide = """{"kind":"line","points":[0,99],"x":"ØØØ"}""";
        Assert.True(ContentOf("a").With(Sent(new() { ["a"] = wide.PadRight(297) })).HasSparklines);
        Assert.False(ContentOf("a").With(Sent(new() { ["a"] = wide.PadRight(298) })).HasSparklines);
    }

    [Fact]
    public void Without_sparklines_a_content_stays_as_it_is()
    {
        var content = ContentOf("a");
        Assert.Same(content, content.With(null));
        Assert.DoesNotContain("sparkline", JsonSerializer.Serialize(content.Outline, DocumentJson.Options));
        Assert.Null(WorkbenchContent.FromUtf8("text"u8.ToArray()).With(Sent(new() { ["a"] = Line })).Outline);
    }

    [Fact]
    public void An_outline_that_would_be_too_large_loses_them_from_the_last_module_on()
    {
        var ids = Enumerable.Range(0, OutlineReader.MaxBoxes).Select(number => $"m{number}").ToArray();
        var largest = JsonSerializer.Serialize(new { kind = "dots", dots = Enumerable.Repeat(99, 60), color = "#123456" });
        var sent = Sent(ids.ToDictionary(id => id, _ => largest));
        var roomy = ContentOf(ids).With(sent).Outline!;
        Assert.All(roomy.Boxes, box => Assert.NotNull(box.Sparkline));

        // Each character of these names takes six bytes.
        var tight = ContentOf(new string('\u0001', 40), ids, others: 20).With(sent).Outline!;
        var has = tight.Boxes.Select(box => box.Sparkline is not null).ToList();
        Assert.InRange(has.Count(one => one), 5, 23);
        Assert.Equal(has.OrderByDescending(one => one), has);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(tight, DocumentJson.Options).Length, 15_800, Outline.MaxBytes);
    }

    private static SentSparklines Sent(Dictionary<string, string> texts) =>
        JsonSerializer.Deserialize<SentSparklines>(JsonSerializer.Serialize(texts))!;

    private static WorkbenchContent ContentOf(params string[] ids) => ContentOf("Notes", ids);

    private static WorkbenchContent ContentOf(string name, string[] ids, int others = 0) => WorkbenchContent.FromUtf8(
        JsonSerializer.SerializeToUtf8Bytes(new
        {
            dashboards = Enumerable.Range(0, 1 + others).Select(number => new
            {
                name,
                moduleInstances = number > 0 ? [] : ids.Select(id => new
                {
                    moduleInstanceState = new { id, name },
                    layoutState = new { relX = 0.123456, relY = 0.123456, relWidth = 0.123456, relHeight = 0.123456 },
                }),
            }),
        }));

    private sealed record Body(string Title, SentSparklines? Sparklines);
}
