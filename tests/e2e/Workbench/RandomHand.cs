using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Somebody who presses, ticks, chooses and types whatever the workbench offers.</summary>
public sealed class RandomHand(IPage page, uint seed)
{
    // What leads out of the session, asks the system for a file, or is pressed by the test itself.
    private const string Act = """
        (draws) => {
          const at = (list) => list[Math.floor(draws.pop() * list.length)];
          const name = (control) => control.getAttribute("aria-label") ?? control.textContent.trim();
          const leads = /PNG|CSV|Download|Close session|snapshot|Save|Reload|Help/;
          const controls = (root) =>
            [...root.querySelectorAll("button, input, select, textarea")].filter(
              (control) =>
                control.checkVisibility() && !control.disabled && !control.closest(".workbench-bar") && !leads.test(name(control)),
            );
          const dialogs = [...document.querySelectorAll("dialog[open]")].map(controls).find((inside) => inside.length > 0);
          const open = [...document.querySelectorAll("[popover]:popover-open, .workbench-menu, .ensemble-menu")].map(controls);
          const menu = open.find((inside) => inside.length > 0);
          const all = controls(document.querySelector("webviz-workbench"));
          const settings = all.filter((control) => control.closest(".settings-panel"));
          const control = at(dialogs ?? menu ?? (settings.length > 0 && draws.pop() < 0.5 ? settings : all));
          const tell = (kind) => control.dispatchEvent(new Event(kind, { bubbles: true }));
          const type = (text) => {
            control.focus();
            control.value = text;
            tell("input");
            tell("change");
            control.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
            control.blur();
          };
          if (control.tagName === "SELECT") {
            control.selectedIndex = Math.floor(draws.pop() * control.options.length);
            tell("input");
            tell("change");
          } else if (control.tagName === "TEXTAREA" || ["text", "number", "search"].includes(control.type)) {
            type(at(["", "0", "7", "-3.5", "1e9", "0-9, 12", "two\nlines", "<b>&\u{1f600}", "x".repeat(300)]));
          } else control.click();
          return `${control.tagName} ${name(control)}`;
        }
        """;

    // Of a linear congruence: the same in each run.
    private uint state = seed;

    /// <summary>What was done, in its order.</summary>
    public List<string> Done { get; } = [];

    /// <summary>Does one thing more.</summary>
    public async Task ActAsync() =>
        Done.Add(await page.EvaluateAsync<string>(Act, Enumerable.Range(0, 8).Select(_ => Next()).ToArray()));

    /// <summary>From 0 to below 1.</summary>
    private double Next()
    {
        state = unchecked((state * 1_664_525) + 1_013_904_223);
        return state / (uint.MaxValue + 1.0);
    }
}
