using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Somebody who types digits at an uneven pace, for a random while that depends on the seed alone.</summary>
public sealed class Typing(int seed)
{
    private const int DebounceMilliseconds = 200;
    private const int WriteMilliseconds = 100;

    private readonly Stopwatch clock = new();
    private readonly List<(double Sent, double Taken)> keys = [];

    private uint state = ((uint)seed * 2_654_435_761u) | 1;

    /// <summary>All that was typed, also what the page may not have seen.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>Types into the focused field.</summary>
    public async Task RunAsync(IPage page)
    {
        clock.Start();
        var end = 100 + Next(1_000);
        while (clock.ElapsedMilliseconds < end)
        {
            var key = (Typed.Length % 10).ToString(CultureInfo.InvariantCulture);
            var sent = clock.Elapsed.TotalMilliseconds;
            Typed += key;
            await page.Keyboard.PressAsync(key);
            keys.Add((sent, clock.Elapsed.TotalMilliseconds));
            // Mostly short, as between letters; now and then long, as between words.
            await page.WaitForTimeoutAsync(Next(4) == 0 ? 200 + Next(250) : Next(100));
        }
    }

    /// <summary>
    /// How many keys must survive an end at this moment: those before a pause that was long enough for the draft. A machine that took long
    /// for a key is given that much longer to write.
    /// </summary>
    public int MustSurvive()
    {
        var end = clock.Elapsed.TotalMilliseconds;
        var patience = WriteMilliseconds + keys.Select(key => key.Taken - key.Sent).DefaultIfEmpty().Max();
        return Enumerable.Range(1, keys.Count).Where(count => IsDue(count, end, patience)).DefaultIfEmpty().Max();
    }

    private bool IsDue(int count, double end, double patience)
    {
        var (taken, next) = (keys[count - 1].Taken, count < keys.Count ? keys[count].Sent : end);
        return next - taken >= DebounceMilliseconds && end - taken >= DebounceMilliseconds + patience;
    }

    /// <summary>Xorshift: repeatable, so that a round that failed can be done again.</summary>
    private int Next(int below)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)below);
    }
}
