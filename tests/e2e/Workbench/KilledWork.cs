using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>One note that is written on and on, while what shows it is killed again and again.</summary>
/// <param name="path">Where the session with the note is.</param>
public sealed class KilledWork(string path)
{
    private string before = "base";
    private Typing? typing;
    private int mustSurvive;
    private bool hasDraft;

    /// <summary>Opens the session, checks what survived the last kill, types on, and kills.</summary>
    public async Task RoundAsync(IBrowserContext context, int seed, Func<WorkbenchTab, Task> kill)
    {
        var tab = await WorkbenchTab.OpenAsync(context, path);
        var field = await RecoverAsync(tab, seed);
        await field.PressAsync("Control+End");
        typing = new Typing(seed);
        await typing.RunAsync(tab.Page);
        mustSurvive = typing.MustSurvive();
        await kill(tab);
    }

    private async Task<ILocator> RecoverAsync(WorkbenchTab tab, int seed)
    {
        await Assertions.Expect(tab.Recovery.Or(tab.Page.Locator(".note")).First).ToBeVisibleAsync();
        var isOffered = await tab.Recovery.IsVisibleAsync();
        Assert.True(isOffered || !(hasDraft || mustSurvive > 0), $"Before round {seed} the draft was lost.");
        hasDraft = isOffered;
        if (isOffered)
        {
            await tab.AnswerAsync("recovery", "Recover");
        }

        var field = await tab.EditAsync();
        before = Survived(await field.InputValueAsync(), seed);
        return field;
    }

    private string Survived(string text, int seed)
    {
        var typed = typing?.Typed ?? "";
        Assert.StartsWith(text, before + typed, StringComparison.Ordinal);
        Assert.True(
            text.Length >= before.Length + mustSurvive,
            $"Before round {seed}: of “{typed}” {mustSurvive} must survive; the text ended with “{text[^Math.Min(text.Length, 20)..]}”.");
        return text;
    }
}
