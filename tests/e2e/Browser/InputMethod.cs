using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>Keys as an input method and a layout without Latin letters make them, in a tab.</summary>
public sealed class InputMethod(ICDPSession devTools)
{
    public static async Task<InputMethod> OpenAsync(IPage page) => new(await page.Context.NewCDPSessionAsync(page));

    /// <summary>Begins to compose in the focused field: the text stands there, and is not written yet.</summary>
    public Task ComposeAsync(string text) => devTools.SendAsync("Input.imeSetComposition", new()
    {
        ["text"] = text,
        ["selectionStart"] = text.Length,
        ["selectionEnd"] = text.Length,
    });

    /// <summary>Writes what was composed.</summary>
    public Task CommitAsync(string text) => devTools.SendAsync("Input.insertText", new() { ["text"] = text });

    /// <summary>Presses and lets go of a key: what the layout writes there, and the name of its place.</summary>
    public async Task PressAsync(string key, string place, bool withControl = false)
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            await devTools.SendAsync("Input.dispatchKeyEvent", new()
            {
                ["type"] = type,
                ["key"] = key,
                ["code"] = place,
                ["modifiers"] = withControl ? 2 : 0,
                // What an Enter would do if nobody composed: press, send, break the line.
                ["text"] = key == "Enter" ? "\r" : "",
                ["windowsVirtualKeyCode"] = key switch { "Escape" => 27, "Enter" => 13, _ => place[^1] },
            });
        }
    }

    /// <summary>Presses a key again and again before it is let go.</summary>
    public static async Task HoldAsync(IPage page, string key)
    {
        for (var times = 0; times < 5; times++)
        {
            await page.Keyboard.DownAsync(key);
        }

        await page.Keyboard.UpAsync(key);
    }
}
