using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Web.Lists;
using Portal.Tests.Documents;
using Portal.Web.Api;

namespace Portal.Tests.Shared;

/// <summary>A filter is one entry of a list's definition, with its label: nothing else of this test names it but what it asserts.</summary>
public sealed class ListDefinitionTests : IAsyncLifetime
{
    private readonly WebApplication app = Start();
    private readonly HttpClient client = new();

    [Fact]
    public async Task The_description_of_the_API_has_its_parameter()
    {
        using var description = JsonDocument.Parse(await GetAsync("/openapi/v1.json"));
        var endpoint = description.RootElement.GetProperty("paths").GetProperty("/api/persistence/things").GetProperty("get");
        Assert.Equal(
            ["cursor", "page_size", "sort_by", "sort_direction", "sort_lowercase", "filter_deleted"],
            endpoint.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("", "live,deleted")]
    [InlineData("?filter_deleted=true", "deleted")]
    [InlineData("?filter_deleted=0", "live")]
    public async Task The_API_filters_by_it(string query, string expected)
    {
        using var page = JsonDocument.Parse(await GetAsync("/api/persistence/things" + query));
        var titles = page.RootElement.GetProperty("items").EnumerateArray().Select(title => title.GetString());
        Assert.Equal(expected.Split(','), titles);
    }

    [Fact]
    public async Task The_API_refuses_what_it_cannot_be() => Assert.Contains(
        "1 validation error: filter_deleted: must be true or false",
        await GetAsync("/api/persistence/things?filter_deleted=maybe"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", "/things: live,deleted")]
    [InlineData("?deleted=only&sort=updated&rows=60", "/things?deleted=only&sort=updated&rows=60: deleted")]
    [InlineData("?deleted=maybe&sort=nothing", "/things: live,deleted")]
    public async Task The_page_filters_by_it_and_keeps_it_in_its_address(string query, string expected) =>
        Assert.Equal(expected, await GetAsync("/things" + query));

    [Theory]
    [InlineData("", "value=\"only\">Deleted only</label>")]
    [InlineData("?deleted=only", "value=\"only\" checked=\"checked\">Deleted only</label>")]
    public async Task The_filter_bar_has_its_box(string query, string expected) =>
        Assert.Contains("name=\"deleted\" " + expected, await GetAsync("/parts/_ListFilters" + query), StringComparison.Ordinal);

    [Fact]
    public async Task It_is_a_chip_where_it_is_set()
    {
        Assert.Contains(
            "<a class=\"chip\" href=\"/things\">Deleted only", await GetAsync("/parts/_ListChips?deleted=only"), StringComparison.Ordinal);
        Assert.DoesNotContain("chip", await GetAsync("/parts/_ListChips"), StringComparison.Ordinal);
    }

    public async Task InitializeAsync()
    {
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    private async Task<string> GetAsync(string address) =>
        await (await client.GetAsync(new Uri(address, UriKind.Relative))).Content.ReadAsStringAsync();

    private static WebApplication Start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ListDefinition<Thing>, ThingList>();
        builder.Services.AddSingleton<PageTokens>();
        builder.Services.AddPortalOpenApi();
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.AddRazorPages().AddApplicationPart(typeof(ListView).Assembly);
        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "ann")], "test"));
            return next(http);
        });
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapGroup("/api/persistence").RefuseInvalidInput()
            .MapGet("/things", (ListQuery<Thing> query) => query.AnswerAsync(FindAsync, thing => thing.Metadata.Title));
        app.MapGet("/things", ShowAsync);
        app.MapGet("/parts/{part}", ShowPartAsync);
        return app;
    }

    private static Task<DocumentPage<Thing>> FindAsync(DocumentQuery<Thing> asked)
    {
        Thing[] things = [Thing.New("1", title: "live"), Thing.New("2", title: "deleted") with { IsDeleted = true }];
        var found = things.Where(thing => asked.Where?.Matches(thing) ?? true).Select(thing => new Stored<Thing>(thing, "1"));
        return Task.FromResult(new DocumentPage<Thing>([.. found], null));
    }

    private static async Task<string> ShowAsync(HttpRequest request)
    {
        var list = ListView<Thing>.Read(request);
        var page = await list.LoadAsync(FindAsync);
        return $"{list.Address}: {string.Join(',', page.Items.Select(thing => thing.Metadata.Title))}";
    }

    private static Task ShowPartAsync(string part, HttpContext http) => new PartialViewResult
    {
        ViewName = $"~/Pages/Shared/{part}.cshtml",
        ViewData = new ViewDataDictionary<ListView>(new EmptyModelMetadataProvider(), new ModelStateDictionary())
        {
            Model = ListView<Thing>.Read(http.Request),
        },
    }.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));

    private sealed class ThingList : ListDefinition<Thing>
    {
        public ThingList() : base(Thing.PlainDeclaration, "things", "/things", "things")
        {
            Order("updated_at", thing => thing.Metadata.UpdatedAt, "updated", "Updated");
            Flag("filter_deleted", thing => thing.IsDeleted, new Tick("Deleted only", "deleted", "only"));
        }
    }
}
