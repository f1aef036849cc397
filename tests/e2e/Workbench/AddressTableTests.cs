using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Every form of address in the table that server and browser read, opened in a real browser.</summary>
public sealed class AddressTableTests(Chromium chromium) : WorkbenchTests(chromium)
{
    private const string TableId = "AbC-_9xyzQ12";

    // The id of the table, each letter of it as it is or percent-encoded.
    private static readonly Regex Id = new(string.Concat(TableId.Select(letter => $"({Regex.Escape($"{letter}")}|%{(int)letter:X2})")));

    [Theory]
    [Trait("Scenario", "S77")]
    [Trait("Scenario", "S122")]
    [InlineData("")]
    [InlineData("/portal")]
    public async Task Each_form_leads_to_the_plain_address_once_or_to_a_page_that_says_no(string pathBase)
    {
        var server = await StartPortalAsync(builder => builder.UseSetting("PathBase", pathBase));
        var visitor = await VisitAsync(server);
        visitor.ExpectComplaint("Failed to load resource");
        await visitor.GoAsync($"{pathBase}/sign-in");
        await visitor.Page.Locator(".person[value=ann]").ClickAsync();
        await visitor.IsAtAsync($"{pathBase}/");
        var cookie = (await visitor.Context.CookiesAsync()).Single(kept => kept.Name == "webviz-portal");
        using var ann = new PortalClient(server.Address, $"{cookie.Name}={cookie.Value}", $"{pathBase}/api/persistence");
        var session = await ann.CreateSessionAsync("session", null, NotesContent.Of("mine"));
        var snapshot = await ann.CreateSnapshotAsync("snapshot", null, NotesContent.Of("mine"));
        foreach (var row in JsonSerializer.Deserialize<JsonElement>(TestData.Read("addresses.json")).GetProperty("cases").EnumerateArray())
        {
            var (sent, plain) = (row.GetProperty("sent").GetString()!, row.GetProperty("plain").GetString());
            var place = row.GetProperty("place").GetString()!;
            var id = sent.Contains("session", StringComparison.OrdinalIgnoreCase) ? session : snapshot;
            await LeadsAsync(visitor.Page, pathBase + WithId(sent, id), plain is null ? null : pathBase + WithId(plain, id), place);
        }
    }

    private static async Task LeadsAsync(IPage page, string sent, string? plain, string place)
    {
        var answer = (await page.GotoAsync(sent))!;
        Assert.True(answer.Status == (plain is null ? 404 : 200), $"{sent} answers {answer.Status}.");
        if (plain is null)
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Page not found" })).ToBeVisibleAsync();
            return;
        }

        Assert.True(RedirectsTo(answer) == (sent == plain ? 0 : 1), $"{sent} is redirected {RedirectsTo(answer)} times.");
        Assert.Equal(plain, new Uri(answer.Url).PathAndQuery);
        var isUnknownWork = plain.Contains("draft=", StringComparison.Ordinal);
        var shown = place == "other" ? "main h1" : isUnknownWork ? "[data-problem]" : "webviz-workbench";
        await Expect(page.Locator(shown).First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-loading]").Locator("visible=true")).ToHaveCountAsync(0);
        // New work gets its id at once; whatever else was asked for stays.
        var isNew = place == "draft" && !isUnknownWork;
        await Expect(page).ToHaveURLAsync(new Regex(isNew ? NewWorkAt(plain) : Regex.Escape(plain) + "$"));
    }

    private static string NewWorkAt(string plain)
    {
        var parts = plain.Split('?');
        return $@"{Regex.Escape(parts[0])}\?draft=[A-Za-z0-9_-]{{12}}{(parts.Length > 1 ? Regex.Escape("&" + parts[1]) : "")}$";
    }

    private static int RedirectsTo(IResponse answer)
    {
        var count = 0;
        for (var request = answer.Request.RedirectedFrom; request is not null; request = request.RedirectedFrom)
        {
            count++;
        }

        return count;
    }

    /// <summary>The address with another id, of which the same letters are percent-encoded.</summary>
    private static string WithId(string address, string id) => Id.Replace(address, found =>
        string.Concat(id.Select((letter, at) => found.Groups[at + 1].Length == 1 ? $"{letter}" : Encoded(letter))));

    private static string Encoded(char letter) => "%" + ((int)letter).ToString("X2", CultureInfo.InvariantCulture);
}
