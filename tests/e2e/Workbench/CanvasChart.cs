using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>A chart that a module draws on a canvas of its own.</summary>
public sealed class CanvasChart(IPage page, string figure = ".chart-figure")
{
    /// <summary>What has the focus and the words.</summary>
    public ILocator Figure => page.Locator(figure);

    private ILocator Canvas => Figure.Locator("canvas").First;

    public ILocator Readout => page.Locator(".canvas-chart .chart-readout");

    public Task SaysAsync(string pattern) => Assertions.Expect(Figure).ToHaveAttributeAsync("aria-label", new Regex(pattern));

    /// <summary>Waits until something is drawn in a colour.</summary>
    public Task HasPixelsAsync(int red, int green, int blue) => Eventually.HoldsAsync(() => Canvas.EvaluateAsync<bool>(
        """
        (canvas, wanted) => {
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
          copy.drawImage(canvas, 0, 0);
          const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
          for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3] === 255 && wanted.every((value, part) => Math.abs(data[at + part] - value) <= 2)) return true;
          }
          return false;
        }
        """,
        new[] { red, green, blue }));

    /// <summary>Goes to the first thing in the chart, and as many further on.</summary>
    public async Task StepAsync(int further = 0)
    {
        await Figure.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        for (var step = 0; step < further; step++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }
    }
}
