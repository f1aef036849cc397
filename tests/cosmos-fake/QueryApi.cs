using System.Collections.Concurrent;
using System.Text.Json;
using Portal.CosmosFake.Sql;

namespace Portal.CosmosFake;

/// <summary>Queries and plain feeds, a page at a time.</summary>
internal sealed class QueryApi(TimeProvider clock, Action<string> onQuery)
{
    private const double BaseCharge = 2.3;
    private const double ChargePerResult = 0.3;

    private readonly ConcurrentDictionary<string, SqlQuery> parsed = new(StringComparer.Ordinal);

    public Answer Run(FakeContainer container, CosmosRequest request)
    {
        var body = JsonText.ParseObject(request.Body);
        var sql = body.GetProperty("query").GetString()!;
        onQuery(sql);
        var query = parsed.GetOrAdd(sql, SqlParser.Parse);
        container.Settings.Index.RequireOrder(query.OrderBy);
        return Page(container, request, query, Parameters(body), ResumeFilter(body, query));
    }

    public Answer ReadAll(FakeContainer container, CosmosRequest request) =>
        Page(container, request, parsed.GetOrAdd("SELECT * FROM c", SqlParser.Parse), [], null);

    private Answer Page(
        FakeContainer container, CosmosRequest request, SqlQuery query, Dictionary<string, object?> parameters, QueryPosition? start)
    {
        var after = request.Header("x-ms-continuation") is { Length: > 0 } token ? QueryPosition.Parse(token) : start;
        var scope = new SqlScope(parameters, clock.GetUtcNow());
        var page = QueryRun.Page(query, Documents(container, request), scope, after, request.PageSize);
        var answer = FeedPage.Answer(container, page.Results).Charging(BaseCharge + (page.Results.Count * ChargePerResult));
        if (request.Flag("x-ms-cosmos-query-optimisticdirectexecute"))
            answer.With("x-ms-cosmos-query-requiresdistribution", bool.FalseString); // without it the SDK asks again, by ranges
        return page.Next is null ? answer : answer.With("x-ms-continuation", page.Next.ToString());
    }

    private static IEnumerable<StoredDocument> Documents(FakeContainer container, CosmosRequest request)
    {
        var documents = container.List(request.PartitionKey is "[]" ? null : request.PartitionKey);
        return request.Header("x-ms-start-epk") is { } start && request.Header("x-ms-end-epk") is { } end
            ? documents.Where(document => EffectivePartitionKey.IsBetween(document.PartitionKey, start, end))
            : documents;
    }

    private static Dictionary<string, object?> Parameters(JsonElement body) =>
        body.TryGetProperty("parameters", out var given) && given.ValueKind == JsonValueKind.Array
            ? given.EnumerateArray().ToDictionary(p => p.GetProperty("name").GetString()!, p => SqlValue.From(p.GetProperty("value")))
            : [];

    /// <summary>What the SDK sends in place of a token when a fresh iterator takes up an ordered walk over several ranges.</summary>
    private static QueryPosition? ResumeFilter(JsonElement body, SqlQuery query) =>
        body.TryGetProperty("resumeFilter", out var filter) ? QueryPosition.FromResumeFilter(filter, new SqlRowOrder(query.OrderBy)) : null;
}
