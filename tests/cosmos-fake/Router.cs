namespace Portal.CosmosFake;

/// <summary>From the path to the part that answers.</summary>
internal sealed class Router(FakeAccount account, Action<string> onQuery)
{
    private readonly QueryApi queries = new(account.Clock, onQuery);

    public Answer Route(CosmosRequest request) => request.Segments switch
    {
        [] => Answer.Json(200, AccountDocument.For(request.Uri)),
        ["offers", ..] => OfferApi.Answer(account, request),
        ["dbs"] => ResourceApi.Databases(account, request),
        ["dbs", var database] => ResourceApi.Database(account, account.Find(database), request),
        ["dbs", var database, "colls"] => ResourceApi.Containers(account, account.Find(database), request),
        ["dbs", var database, "colls", var container] => ResourceApi.Container(account.Find(database), container, request),
        ["dbs", var database, "colls", var container, .. var rest] => InContainer(account.Find(database).Find(container), rest, request),
        _ => throw Unknown(request),
    };

    private Answer InContainer(FakeContainer container, IReadOnlyList<string> rest, CosmosRequest request)
    {
        if (request.Body.Length > ItemRules.MaxBytes)
            throw CosmosError.TooLarge();

        return rest switch
        {
            ["pkranges"] => ResourceApi.PartitionRanges(container, request),
            ["docs"] => Documents(container, request),
            ["docs", var id] => DocumentApi.One(container, id, request),
            _ => throw Unknown(request),
        };
    }

    private Answer Documents(FakeContainer container, CosmosRequest request)
    {
        if (request.Method == "GET")
            return request.Header("A-IM") is null ? queries.ReadAll(container, request) : ChangeFeed.Read(container, request);
        if (request.Flag("x-ms-cosmos-is-query-plan-request"))
            return QueryPlan.Answer();
        if (request.IsQuery)
            return queries.Run(container, request);

        return request.Flag("x-ms-cosmos-is-batch-request") ? BatchApi.Run(container, request) : DocumentApi.Add(container, request);
    }

    private static CosmosError Unknown(CosmosRequest request) =>
        CosmosError.BadRequest($"The fake does not know {request.Method} {request.Uri.AbsolutePath}.");
}
