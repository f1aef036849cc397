using System.Text.RegularExpressions;

namespace Portal.EndToEnd.Hosting;

/// <summary>
/// The forms of a page as a browser without script sends them: with the page's antiforgery token, its cookie and a form's key.
/// </summary>
public sealed partial class PageForm
{
    private readonly PortalClient user;
    private readonly string cookie;
    private readonly string token;

    private PageForm(PortalClient user, Answer page)
    {
        this.user = user;
        Forms = [.. FormPattern().Matches(page.Text).Select(form => form.Value)];
        token = ValueOf(page.Text, "__RequestVerificationToken")!;
        cookie = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(value => value.Split(';')[0]));
    }

    /// <summary>Markup of each form of the page that posts.</summary>
    public IReadOnlyList<string> Forms { get; }

    /// <summary>Key of the form whose markup holds this.</summary>
    public string? KeyOf(string part) => ValueOf(Forms.First(form => form.Contains(part, StringComparison.Ordinal)), "form-key");

    public static async Task<PageForm> OfAsync(PortalClient user, string path) =>
        new(user, (await user.RawAsync(HttpMethod.Get, path)).Is(200));

    /// <summary>Posts the fields, the token added.</summary>
    public async Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var all = fields.Append((Name: "__RequestVerificationToken", Value: token));
        using var form = new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await user.RawAsync(HttpMethod.Post, path, form, ("Cookie", cookie));
    }

    /// <summary>The page that follows an answer, with the toast that was left for it.</summary>
    public static async Task<string> ShownAfterAsync(PortalClient user, Answer answer)
    {
        var toast = answer
            .Headers.GetValues("Set-Cookie")
            .Single(value => value.StartsWith("webviz-portal-toast=", StringComparison.Ordinal));
        return (await user.RawAsync(HttpMethod.Get, answer.Header("Location")!, null, ("Cookie", toast.Split(';')[0]))).Is(200).Text;
    }

    /// <summary>Posts a file, the token added.</summary>
    public async Task<Answer> PostFileAsync(string path, byte[] file, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("__RequestVerificationToken", token)))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(file), "file", "x.json");
        return await user.RawAsync(HttpMethod.Post, path, form, ("Cookie", cookie));
    }

    private static string? ValueOf(string markup, string field) =>
        Regex.Match(markup, $"name=\"{field}\"[^>]*? value=\"([^\"]+)\"") is { Success: true } found ? found.Groups[1].Value : null;

    [GeneratedRegex("<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();
}
