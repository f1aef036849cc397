using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>
/// What a browser tells a page when its tab goes behind another or another window is used; a browser without a screen does not.
/// </summary>
public static class HiddenTab
{
    private const string Become = """
        (state) => {
          Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }
        """;

    public static Task HideAsync(IPage page) => page.EvaluateAsync(Become, "hidden");

    public static Task ShowAsync(IPage page) => page.EvaluateAsync(Become, "visible");

    public static Task BlurAsync(IPage page) => page.EvaluateAsync("() => dispatchEvent(new Event('blur'))");

    public static Task FocusAsync(IPage page) => page.EvaluateAsync("() => dispatchEvent(new Event('focus'))");
}
