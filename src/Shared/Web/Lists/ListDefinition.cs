using System.Linq.Expressions;
using System.Security.Claims;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Portal.Documents;
using Portal.Shared.Identity;

namespace Portal.Shared.Web.Lists;

/// <summary>
/// What a list can be filtered and sorted by, said once in the constructor of a module's own class. The API's parameters with their rules
/// and description, the page's filter bar, chips, headings and addresses, and the query of the store follow from it.
/// </summary>
public abstract class ListDefinition<T> where T : class, IDocument
{
    private readonly DocumentDeclaration<T> documents;
    private readonly List<ListFilter<T>> inApi = [];
    private readonly List<ListOrder<T>> orders = [];
    private readonly List<Func<HttpRequest, PageFilter>> onPage = [];
    private readonly Lazy<IReadOnlyList<ListParameter>> parameters;
    private readonly Lazy<IValidator<ListQuery<T>>> rules;

    /// <summary>Begins the definition.</summary>
    /// <param name="documents">What the container promises.</param>
    /// <param name="name">The list's name: page tokens are bound to it.</param>
    /// <param name="path">The path of its page, below the path base.</param>
    /// <param name="label">What is listed, as its filter bar says it.</param>
    /// <param name="view">The parameter <c>view</c> of its page; null where the page shows nothing else.</param>
    protected ListDefinition(DocumentDeclaration<T> documents, string name, string path, string label, string? view = null)
    {
        (this.documents, Name, Path, Label, View) = (documents, name, path, label, view);
        parameters = new(AllParameters);
        rules = new(AllRules);
    }

    internal string Name { get; }

    internal string Path { get; }

    internal string Label { get; }

    internal string? View { get; }

    internal IReadOnlyList<ListOrder<T>> Orders => orders;

    internal ListOrder<T> DefaultOrder => orders.Find(order => order.IsDefault) ?? orders[0];

    /// <summary>The API's parameters.</summary>
    internal IReadOnlyList<ListParameter> Parameters => parameters.Value;

    /// <summary>Checks what a call of the API sent.</summary>
    internal IValidator<ListQuery<T>> Rules => rules.Value;

    /// <summary>The page's filters, as an address sets them.</summary>
    internal IReadOnlyList<PageFilter> ReadFilters(HttpRequest request) =>
        [.. onPage.Select(read => read(request)).OrderBy(filter => filter.Place)];

    /// <summary>The condition that the API's parameters state; null for none.</summary>
    internal Filter<T>? Where(Func<string, string?> parameter) => inApi.Aggregate(
        (Filter<T>?)null, (where, filter) => where & (parameter(filter.Name) is { } text ? filter.Where(text) : null));

    /// <summary>An order, by a text also without regard to case. The first is the default unless another says that it is.</summary>
    protected void Order<TValue>(
        string? name,
        Expression<Func<T, TValue>> field,
        string? column = null,
        string? label = null,
        Expression<Func<T, string>>? folded = null,
        bool isDefault = false)
    {
        var exact = documents.OrderBy(field, descending: true);
        var ignoringCase = folded is null ? exact : documents.OrderBy(folded, descending: true);
        orders.Add(new(name, column, label, isDefault, (ignoresCase, descending) =>
            (ignoresCase ? ignoringCase : exact) with { Descending = descending }));
    }

    /// <summary>Text in the title, in the description, or in either; on the page the search field.</summary>
    protected void Text(Expression<Func<T, string>> title, Expression<Func<T, string>> description)
    {
        var filters = documents.Filters;
        Add("filter_title", title, _ => null, text => filters.Contains(title, text));
        Add("filter_description", description, _ => null, text => filters.Contains(description, text));
        Add("filter_text", title, _ => null, text => filters.Any(filters.Contains(title, text), filters.Contains(description, text)));
        onPage.Add(request => SearchFilter.Read(request.Query));
    }

    /// <summary>An instant between two bounds, both included; on the page two days.</summary>
    /// <param name="name">The API's parameter without <c>_from</c> and <c>_to</c>.</param>
    /// <param name="field">The instant.</param>
    /// <param name="label">What the page's reader sees; null for a filter of the API alone.</param>
    /// <param name="place">Where it stands on the page.</param>
    /// <param name="prefix">What the parameters <c>from</c> and <c>to</c> of the page's address begin with.</param>
    protected void Days(
        string name,
        Expression<Func<T, DateTimeOffset?>> field,
        string? label = null,
        FilterPlace place = FilterPlace.End,
        string prefix = "")
    {
        var filters = documents.Filters;
        Add(
            $"{name}_from",
            field,
            ListParameter.BoundProblem,
            text => filters.AtLeast(field, ListParameter.ReadBound(text, isUpper: false)));
        Add($"{name}_to", field, ListParameter.BoundProblem, text => filters.AtMost(field, ListParameter.ReadBound(text, isUpper: true)));
        if (label is not null)
        {
            onPage.Add(request => DaysFilter.Read(request, name, prefix, label, place));
        }
    }

    /// <summary>The id of a user; on the page a box that asks for the reader's own.</summary>
    protected void User(string name, Expression<Func<T, string>> field, Tick? own = null)
    {
        Add(name, field, _ => null, text => documents.Filters.Equal(field, text));
        AddTick(name, own, user => user.Id());
    }

    /// <summary>True or false; on the page a box that asks for one of the two.</summary>
    protected void Flag(string name, Expression<Func<T, bool>> field, Tick? box = null, bool asks = true)
    {
        Add(name, field, ListParameter.FlagProblem, text => documents.Filters.Equal(field, ListParameter.ReadFlag(text) is true));
        AddTick(name, box, _ => asks ? "true" : "false");
    }

    /// <summary>One of a few words.</summary>
    protected void Choice(string name, Expression<Func<T, string>> field, IReadOnlyCollection<string> words) =>
        Add(name, field, text => ListParameter.ChoiceProblem(words, text), text => documents.Filters.Equal(field, text));

    private void Add<TValue>(
        string name, Expression<Func<T, TValue>> field, Func<string, string?> problem, Func<string, Filter<T>> where)
    {
        // A field that is not declared fails here and not first when somebody asks by it.
        documents.FieldOf(field);
        inApi.Add(new(name, problem, where));
    }

    private void AddTick(string name, Tick? box, Func<ClaimsPrincipal, string> asks)
    {
        if (box is not null)
        {
            onPage.Add(request => new TickFilter(name, box, request.Query[box.Column] == box.Value, asks(request.HttpContext.User)));
        }
    }

    private List<ListParameter> AllParameters()
    {
        var named = orders.Select(order => order.Name).OfType<string>().ToList();
        ListParameter[] sorting = named.Count == 0
            ? [] : [ListParameter.SortBy(named), ListParameter.SortDirection, ListParameter.SortLowercase];
        return [ListParameter.Cursor, ListParameter.PageSize, .. sorting, .. inApi];
    }

    private InlineValidator<ListQuery<T>> AllRules()
    {
        var validator = new InlineValidator<ListQuery<T>>();
        foreach (var (name, problem) in Parameters)
        {
            validator.RuleFor(query => query[name]).Custom((text, context) =>
            {
                if (text is not null && problem(text) is { } reason)
                {
                    context.AddFailure(name, reason);
                }
            });
        }

        return validator;
    }
}
