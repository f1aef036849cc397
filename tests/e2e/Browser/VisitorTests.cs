namespace Portal.EndToEnd.Browser;

[Collection(TourCollection.Name)]
public sealed class VisitorTests(Chromium chromium, Tour tour)
{
    [Theory]
    [InlineData("const s = document.createElement('style'); s.textContent = 'p { color: red }'; document.head.append(s)", "CSP: style-src")]
    [InlineData("const i = document.createElement('img'); i.src = 'https://example.org/a.png'; document.body.append(i)", "CSP: img-src")]
    [InlineData("Promise.reject(new Error('nobody cares')); 0", "nobody cares")]
    [InlineData("setTimeout(() => { throw new Error('thrown later') })", "thrown later")]
    [InlineData("fetch('/session/AAAAAAAAAAAA').then(() => 0)", "Failed to load resource")]
    public async Task What_the_browser_complains_of_is_heard(string script, string complaint)
    {
        var visitor = await Visitor.OpenAsync(chromium.Browser, tour.Server.Address, tour["start"].User, new());
        await visitor.GoAsync("/");
        await visitor.Page.EvaluateAsync($"() => {{ {script} }}");
        await Eventually.HoldsAsync(() =>
            Task.FromResult(visitor.Complaints.Any(text => text.Contains(complaint, StringComparison.Ordinal))));
        await visitor.LeaveAsync();
    }

    [Fact]
    public async Task An_expected_failure_is_no_complaint()
    {
        var visitor = await Visitor.OpenAsync(chromium.Browser, tour.Server.Address, tour["start"].User, new());
        await visitor.GoAsync("/session/AAAAAAAAAAAA", 404);
        Assert.Empty(await visitor.LeaveAsync());
    }
}
