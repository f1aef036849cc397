using System.Text;
using System.Text.Json;
using Portal.Content;
using Portal.Documents;

namespace Portal.Tests.Content;

/// <summary>What is known of a content without reading it.</summary>
public sealed class OutlineTests
{
    [Fact]
    public void All_dashboards_are_named_with_their_modules_the_active_one_with_its_layout()
    {
        var outline = Read(
            Dashboard("a", "Rates", "TimeSeries", "TimeSeries"), Dashboard("b", "Overview", "Notes"), Dashboard("c", null))!;
        Assert.Equal(("Overview", 3), (outline.Name, outline.Dashboards));
        Assert.Equal(["Notes"], outline.Boxes.Select(box => box.Name));
        Assert.Equal(
            ["Rates: TimeSeries TimeSeries", ": "],
            outline.Others!.Select(other => $"{other.Name}: {string.Join(' ', other.Modules)}"));
    }

    [Fact]
    public void However_many_dashboards_there_are_the_outline_stays_small()
    {
        foreach (var name in new[] { null, "x", new string('Ø', 300) })
        {
            var outline = Read([.. Enumerable.Range(0, 3_000).Select(number => Dashboard($"{number}", name, "Notes"))])!;
            Assert.Equal(3_000, outline.Dashboards);
            Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(outline, DocumentJson.Options).Length, 100, 4_096);
        }
    }

    [Fact]
    public void Odd_dashboards_are_counted_and_are_no_error()
    {
        var outline = OutlineReader.Read("""
            {"dashboards":[null,7,{"moduleInstances":"x","name":5},
              {"name":"b","moduleInstances":[null,{"moduleInstanceState":{"name":"N"}}]}]}
            """u8.ToArray())!;
        Assert.Equal(4, outline.Dashboards);
        Assert.Equal(["", "", "b"], outline.Others!.Select(other => other.Name ?? ""));
        Assert.Equal(["", "N"], outline.Others![2].Modules);
    }

    private static Outline? Read(params object[] dashboards) =>
        OutlineReader.Read(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { activeDashboardId = "b", dashboards })));

    private static object Dashboard(string id, string? name, params string[] modules) => new
    {
        id,
        name,
        moduleInstances = modules.Select(module => new
        {
            moduleInstanceState = new { id = module, name = module },
            layoutState = new { relX = 0, relY = 0, relWidth = 1, relHeight = 1 },
        }),
    };
}
