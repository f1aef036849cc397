using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Shared.Web.Lists;

/// <summary>What a page's list was asked to show; all of it stands in the address.</summary>
public abstract class ListView
{
    private protected ListView(HttpRequest request, ListAddress all, IReadOnlyList<PageFilter> filters, ListSort sort)
    {
        var cursor = request.Query["cursor"].ToString();
        (Request, All, Filters, Sort) = (request, all, filters, sort);
        (Rows, Cursor) = (ListRows.Read(request.Query["rows"]), cursor.Length > 0 ? cursor : null);
        Address = filters.SelectMany(filter => filter.InAddress)
            .Aggregate(all, (address, parameter) => address.With(parameter.Name, parameter.Value))
            .With("sort", sort.Parameter).With("rows", ListRows.Parameter(Rows)).With("cursor", Cursor);
    }

    /// <summary>The path of the page, below the path base.</summary>
    public abstract string Path { get; }

    /// <summary>What is listed, as the filter bar says it.</summary>
    public abstract string Label { get; }

    /// <summary>The parameter <c>view</c> of the page; null where it shows nothing else.</summary>
    public abstract string? View { get; }

    /// <summary>The address of the list without any choice.</summary>
    public ListAddress All { get; }

    /// <summary>The address of what is shown.</summary>
    public ListAddress Address { get; }

    /// <summary>The filters, those that are not set included.</summary>
    internal IReadOnlyList<PageFilter> Filters { get; }

    /// <summary>The order.</summary>
    public ListSort Sort { get; }

    /// <summary>Rows that are shown.</summary>
    public int Rows { get; }

    /// <summary>Page token after which the list starts; null for its beginning.</summary>
    public string? Cursor { get; }

    /// <summary>The reader's time zone.</summary>
    public TimeZoneInfo Zone => ReaderZone.Of(Request);

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => Filters.Any(filter => filter.IsSet);

    /// <summary>Why nothing can match; null for a possible choice.</summary>
    public string? Problem => Filters.Select(filter => filter.Problem).FirstOrDefault(problem => problem is not null);

    /// <summary>What the reader can take away with one press; how the search field searches comes last.</summary>
    internal IEnumerable<FilterChip> Chips =>
        Filters.OrderBy(filter => filter is SearchFilter).Select(filter => filter.Chip).OfType<FilterChip>();

    private protected HttpRequest Request { get; }

    /// <summary>The heading of a column.</summary>
    public abstract string? HeadingOf(string column);
}

/// <inheritdoc/>
public sealed class ListView<T> : ListView where T : class, IDocument
{
    private readonly ListDefinition<T> list;

    private ListView(HttpRequest request, ListDefinition<T> list, ListAddress all, ListSort sort)
        : base(request, all, list.ReadFilters(request), sort) => this.list = list;

    /// <inheritdoc/>
    public override string Path => list.Path;

    /// <inheritdoc/>
    public override string Label => list.Label;

    /// <inheritdoc/>
    public override string? View => list.View;

    /// <summary>The condition of what is shown; null for none.</summary>
    public Filter<T>? Where
    {
        get
        {
            var asked = Filters.SelectMany(filter => filter.InApi).ToLookup(parameter => parameter.Name, parameter => parameter.Value);
            return list.Where(name => asked[name].FirstOrDefault(value => value is not null));
        }
    }

    /// <summary>Reads a page's address by the <see cref="ListDefinition{T}"/> that must be registered.</summary>
    public static ListView<T> Read(HttpRequest request)
    {
        var list = request.HttpContext.RequestServices.GetRequiredService<ListDefinition<T>>();
        var columns = list.Orders.Select(order => order.Column).OfType<string>().ToArray();
        return new(
            request, list, ListAddress.Of(request, list.Path).With("view", list.View),
            ListSort.Read(request.Query["sort"], list.DefaultOrder.Column ?? "", columns));
    }

    /// <inheritdoc/>
    public override string? HeadingOf(string column) => list.Orders.FirstOrDefault(order => order.Column == column)?.Label;

    /// <summary>Reads the rows, or for htmx those that follow. A token of another user or another choice begins the list anew.</summary>
    public async Task<ListPage<T>> LoadAsync(Func<DocumentQuery<T>, Task<DocumentPage<T>>> read)
    {
        if (Problem is not null)
        {
            return ListPage<T>.Empty;
        }

        var (tokens, user) = (Request.HttpContext.RequestServices.GetRequiredService<PageTokens>(), Request.HttpContext.User);
        var isMore = LoadMore.IsAsked(Request);
        var chosen = Filters.SelectMany(filter => filter.InAddress).Select(parameter => parameter.Value);
        var binding = PageBinding.Of($"{list.Name}-page", user, [.. chosen, Sort.Field, Sort.IsDescending]);
        tokens.TryReadCursor(isMore ? Request.Query["after"] : Cursor, binding, out var continuation);
        var order = list.Orders.FirstOrDefault(known => known.Column == Sort.Field) ?? list.DefaultOrder;
        var page = await read(new DocumentQuery<T>
        {
            Where = Where,
            OrderBy = order.Of(true, Sort.IsDescending),
            PageSize = isMore ? ListRows.Step : Rows,
            Continuation = continuation,
        });
        var rows = page.Items.Select(item => item.Document);
        return new ListPage<T>([.. rows], tokens.Protect(page.Continuation, binding), continuation is null);
    }
}
