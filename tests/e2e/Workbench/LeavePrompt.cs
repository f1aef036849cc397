using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>The browser's own question before a page with unsaved work is left.</summary>
public static class LeavePrompt
{
    /// <summary>Closes the tab as a user does. True when the browser asked; the answer is then to leave.</summary>
    public static async Task<bool> ShowsOnCloseAsync(IPage page)
    {
        var (asked, closed) = (false, new TaskCompletionSource());
        page.Dialog += (_, dialog) =>
        {
            asked = dialog.Type == "beforeunload";
            _ = dialog.AcceptAsync();
        };
        page.Close += (_, _) => closed.TrySetResult();
        await page.CloseAsync(new() { RunBeforeUnload = true });
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return asked;
    }

    /// <summary>Reloads the tab as a user does. True when the browser asked; the answer is then to stay, or else to reload.</summary>
    public static async Task<bool> ShowsOnReloadAsync(IPage page, bool stay)
    {
        var asked = new TaskCompletionSource();
        async void Answer(object? sender, IDialog dialog)
        {
            await (stay ? dialog.DismissAsync() : dialog.AcceptAsync());
            asked.TrySetResult();
        }

        page.Dialog += Answer;
        var reloading = page.EvaluateAsync("() => { setTimeout(() => location.reload()); }");
        var reloaded = new TaskCompletionSource();
        page.DOMContentLoaded += (_, _) => reloaded.TrySetResult();
        await reloading;
        await Task.WhenAny(asked.Task, reloaded.Task).WaitAsync(TimeSpan.FromSeconds(30));
        page.Dialog -= Answer;
        return asked.Task.IsCompleted;
    }
}
