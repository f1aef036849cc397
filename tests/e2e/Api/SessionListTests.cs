using System.Text.Json;

namespace Portal.EndToEnd.Api;

public sealed class SessionListTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private readonly PortalClient ann = portal.Ann;
    private readonly string tag = TestData.Tag();

    public static TheoryData<string, string> Orders => ListOrders.BothWays(
        ("metadata.title", "B a c ø"),
        ("metadata.title&sort_lowercase=true", "a B c ø"),
        ("metadata.title&sort_lowercase=false", "B a c ø"),
        ("metadata.created_at", "c a ø B"),
        ("metadata.updated_at", "a ø B c"));

    [Fact]
    public async Task The_last_changed_session_comes_first_unless_asked_otherwise()
    {
        var ids = await CreateAsync("b", "a", "C");
        await ann.PutAsync($"/sessions/{ids[0]}", new { description = "changed" });
        Assert.Equal(["b", "C", "a"], await TitlesAsync(""));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Every_documented_order_sorts(string query, string expected)
    {
        var ids = await CreateAsync("c", "a", "ø", "B");
        await ann.PutAsync($"/sessions/{ids[0]}", new { description = "changed" });
        Assert.Equal(expected.Split(' '), await TitlesAsync(query));
    }

    [Theory]
    [InlineData("ÆRØY", "ærøy")]
    [InlineData("ærøy", "ÆRØY")]
    [InlineData("100%", "is 100% sure")]
    [InlineData("a_b", "xa_bx")]
    [InlineData("\\", "back\\slash")]
    [InlineData("\\%", "x\\%y")]
    [InlineData("'", "it's")]
    [InlineData("\"", "say \"hi\"")]
    [InlineData("a+b c", "A+B C")]
    [InlineData("[a-z]*?", "[a-z]*?")]
    [InlineData("😀", "smile 😀")]
    public async Task A_title_is_found_by_any_part_without_regard_to_case(string filter, string title)
    {
        await ann.CreateSessionAsync($"{tag} {title}");
        await ann.CreateSessionAsync($"{tag} axb 100 plain");
        var found = await ann.ListAsync($"/sessions?page_size=100&filter_title={Uri.EscapeDataString(filter)}&filter_text={tag}");
        Assert.Equal($"{tag} {title}", Assert.Single(found).GetProperty("title").GetString());
        Assert.Single(await ann.ListAsync($"/sessions?filter_title={Uri.EscapeDataString($"{tag} {title}".ToUpperInvariant())}"));
    }

    [Fact]
    public async Task Description_and_text_filters_combine_with_the_others()
    {
        await ann.CreateSessionAsync($"{tag} one", "Deep WELL");
        await ann.CreateSessionAsync($"{tag} two", null);
        await ann.CreateSessionAsync("three", $"{tag} about a well");
        Assert.Equal(["one"], Names(await ann.ListAsync($"/sessions?filter_title={tag}&filter_description=well")));
        Assert.Equal(["one", "three", "two"], Names(await ann.ListAsync($"/sessions?filter_text={tag.ToUpperInvariant()}")));
        Assert.Equal(["three"], Names(await ann.ListAsync($"/sessions?filter_text={tag}&filter_title=three")));
        Assert.Empty(await ann.ListAsync($"/sessions?filter_text={tag}&filter_description=sea"));
    }

    [Fact]
    public async Task Date_bounds_are_instants_inclusive_on_both_ends()
    {
        var id = (await CreateAsync("a"))[0];
        var text = (await ann.GetAsync($"/sessions/metadata/{id}")).Json.GetProperty("updatedAt").GetString()!;
        var at = DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var (before, after) = (at.AddMicroseconds(-1), at.AddMicroseconds(1));
        Assert.Single(await BoundedAsync(at, at));
        Assert.Single(await BoundedAsync(before, after));
        Assert.Empty(await BoundedAsync(after, null));
        Assert.Empty(await BoundedAsync(null, before));
        Assert.Single(await BoundedAsync(at.ToOffset(TimeSpan.FromHours(5)), at.ToOffset(TimeSpan.FromHours(-3))));
    }

    [Fact]
    public async Task A_date_without_a_time_is_utc_and_as_an_upper_bound_its_whole_day()
    {
        await CreateAsync("a");
        var today = TimeProvider.System.GetUtcNow();
        string Day(int days) => today.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Single(await ann.ListAsync($"/sessions?filter_title={tag}&filter_updated_from={Day(-1)}&filter_updated_to={Day(0)}"));
        Assert.Single(await ann.ListAsync($"/sessions?filter_title={tag}&filter_updated_to={Day(1)}"));
        Assert.Empty(await ann.ListAsync($"/sessions?filter_title={tag}&filter_updated_to={Day(-1)}"));
        Assert.Empty(await ann.ListAsync($"/sessions?filter_title={tag}&filter_updated_from={Day(1)}"));
        Assert.Single(await ann.ListAsync($"/sessions?filter_title={tag}&filter_updated_from=0001-01-01&filter_updated_to=9999-12-31"));
    }

    [Fact]
    public async Task Empty_parameters_mean_none()
    {
        await CreateAsync("a");
        const string empty = "filter_updated_from=&filter_updated_to=&filter_description=&filter_text=&cursor=&sort_by=&sort_direction="
            + "&sort_lowercase=&page_size=";
        Assert.Single(await ann.ListAsync($"/sessions?filter_title={tag}&{empty}"));
        Assert.NotEmpty(await ann.ListAsync($"/sessions?filter_title=&{empty}"));
    }

    [Fact]
    public async Task A_page_has_ten_rows_unless_asked_otherwise_and_the_last_has_no_token()
    {
        await CreateAsync([.. Enumerable.Range(0, 11).Select(number => $"n{number}")]);
        var first = (await ann.GetAsync($"/sessions?filter_title={tag}")).Is(200);
        Assert.Equal(10, first.Items.Count);
        var last = (await ann.GetAsync($"/sessions?filter_title={tag}&cursor={first.PageToken}")).Is(200);
        Assert.Equal("n0", Names(last.Items).Single());
        Assert.Null(last.PageToken);
        Assert.Equal(11, (await ann.ListAsync($"/sessions?filter_title={tag}&page_size=100")).Count);
    }

    private async Task<IReadOnlyList<JsonElement>> BoundedAsync(DateTimeOffset? from, DateTimeOffset? to)
    {
        var query = $"/sessions?filter_title={tag}";
        query += from is { } lower ? $"&filter_updated_from={Uri.EscapeDataString(lower.ToString("O"))}" : "";
        query += to is { } upper ? $"&filter_updated_to={Uri.EscapeDataString(upper.ToString("O"))}" : "";
        return await ann.ListAsync(query);
    }

    private async Task<IReadOnlyList<string>> CreateAsync(params string[] names)
    {
        var ids = new List<string>();
        foreach (var name in names)
        {
            ids.Add(await ann.CreateSessionAsync($"{tag} {name}"));
        }

        return ids;
    }

    private async Task<IEnumerable<string>> TitlesAsync(string query) => (await ann.ListAsync($"/sessions?filter_title={tag}&{query}"))
        .Select(row => row.GetProperty("title").GetString()![(tag.Length + 1)..]);

    private static IEnumerable<string> Names(IEnumerable<JsonElement> rows) =>
        rows.Select(row => row.GetProperty("title").GetString()!.Split(' ')[^1]).Order(StringComparer.Ordinal);
}
