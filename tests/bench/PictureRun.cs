using Microsoft.Playwright;

namespace Portal.Bench;

/// <summary>
/// How long it takes from the press that adds a module until something of it is drawn, of an ensemble of 100 realizations. Times are in
/// milliseconds, by the page's own clock.
/// </summary>
/// <param name="Module">The module's title.</param>
/// <param name="First">The first time in a browser: the module's code and data come from the server.</param>
/// <param name="Others">In other pages of that browser, in order.</param>
internal sealed record PictureRun(string Module, double First, IReadOnlyList<double> Others)
{
    /// <summary>Milliseconds: the budget of a first picture.</summary>
    public const double Budget = 300;

    private const int Pages = 6;

    /// <summary>Milliseconds that the pointer is over a choice before it is pressed.</summary>
    private const float Hover = 100;

    private static readonly string[] Modules = ["Time series", "Distribution", "Cross plot", "In-place volumes", "Map", "Notes"];

    // A picture is there when its canvas has a pixel that is not clear; a note has words instead.
    private const string Measure = """
        (choice) => new Promise((resolve) => {
          const small = new OffscreenCanvas(64, 64).getContext("2d", { willReadFrequently: true });
          const isDrawn = (canvas) => {
            small.clearRect(0, 0, 64, 64);
            if (canvas.width > 0 && canvas.height > 0) small.drawImage(canvas, 0, 0, 64, 64);
            return small.getImageData(0, 0, 64, 64).data.some((value) => value > 0);
          };
          const look = () => {
            const view = document.querySelector("section.module .module-view");
            const canvases = [...(view?.querySelectorAll("canvas") ?? [])];
            if (canvases.some(isDrawn) || view?.querySelector(".note")) resolve(performance.now() - started);
            else requestAnimationFrame(look);
          };
          const started = performance.now();
          choice.click();
          requestAnimationFrame(look);
        })
        """;

    public static async Task<IReadOnlyList<PictureRun>> RunAsync(ServerProcess server)
    {
        var runs = new List<PictureRun>();
        foreach (var module in Modules)
        {
            await using var browser = await BenchBrowser.StartAsync(server.Url, "ann");
            var times = new List<double>();
            for (var page = 0; page < Pages; page++)
                times.Add(await MeasureAsync(await browser.NewPageAsync(), module));
            runs.Add(new PictureRun(module, times[0], [.. times.Skip(1).Order()]));
        }

        return runs;
    }

    private static async Task<double> MeasureAsync(IPage page, string module)
    {
        await page.GotoAsync("/workbench");
        await page.Locator(".ensemble-button").ClickAsync();
        await page.Locator(".ensemble-menu .ensemble-row input").First.CheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".ensemble-button .ensemble-name").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var choice = await page.Locator("webviz-workbench .module-choice").Filter(new() { HasText = module }).First.ElementHandleAsync();
        // A hand needs longer from the edge of a choice to its press.
        await choice.HoverAsync();
        await page.WaitForTimeoutAsync(Hover);
        var time = await page.EvaluateAsync<double>(Measure, choice);
        await page.CloseAsync();
        return time;
    }
}
