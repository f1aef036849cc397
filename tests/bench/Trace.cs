using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.Bench;

/// <summary>
/// The browser's record of what the main thread of one page runs (trace events of the Chrome DevTools protocol, times in µs).
/// </summary>
internal sealed class Trace
{
    private const string Categories = "toplevel,devtools.timeline,disabled-by-default-devtools.timeline,v8";

    private static readonly string[] ScriptEvents = ["FunctionCall", "EvaluateScript", "RunMicrotasks", "v8.callFunction"];

    private readonly List<JsonElement> events = [];
    private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ICDPSession session;

    private Trace(ICDPSession session) => this.session = session;

    public static async Task<Trace> StartAsync(IPage page)
    {
        var trace = new Trace(await page.Context.NewCDPSessionAsync(page));
        trace.session.Event("Tracing.dataCollected").OnEvent += (_, data) =>
            trace.events.AddRange(data!.Value.GetProperty("value").EnumerateArray().Select(happened => happened.Clone()));
        trace.session.Event("Tracing.tracingComplete").OnEvent += (_, _) => trace.complete.TrySetResult();
        await trace.session.SendAsync("Tracing.start", new() { ["transferMode"] = "ReportEvents", ["categories"] = Categories });
        return trace;
    }

    /// <summary>
    /// Milliseconds of every task of the main thread, and of every script in them that no other script called; longest first.
    /// </summary>
    public async Task<(IReadOnlyList<double> Tasks, IReadOnlyList<double> Scripts)> StopAsync()
    {
        await session.SendAsync("Tracing.end");
        await complete.Task;
        var main = events
            .Where(happened =>
                Name(happened) == "thread_name" && happened.GetProperty("args").GetProperty("name").GetString() == "CrRendererMain")
            .Select(Thread)
            .ToHashSet();
        var spans = events.Where(happened => happened.TryGetProperty("dur", out _) && main.Contains(Thread(happened))).ToList();
        var scripts = new List<double>();
        foreach (var thread in spans.Where(span => ScriptEvents.Contains(Name(span))).GroupBy(Thread))
        {
            var end = double.MinValue;
            foreach (var span in thread.OrderBy(Start))
            {
                if (Start(span) < end)
                    continue;
                end = Start(span) + Duration(span);
                scripts.Add(Duration(span) / 1000);
            }
        }

        var tasks = spans.Where(span => Name(span) is "RunTask" or "ThreadControllerImpl::RunTask").Select(span => Duration(span) / 1000);
        return ([.. tasks.OrderDescending()], [.. scripts.OrderDescending()]);
    }

    private static string? Name(JsonElement happened) => happened.GetProperty("name").GetString();

    private static (long Process, long Thread) Thread(JsonElement happened) =>
        (happened.GetProperty("pid").GetInt64(), happened.GetProperty("tid").GetInt64());

    private static double Start(JsonElement span) => span.GetProperty("ts").GetDouble();

    private static double Duration(JsonElement span) => span.GetProperty("dur").GetDouble();
}
