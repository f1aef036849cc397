namespace Portal.CosmosFake;

/// <summary>The HTTP face of the operations on one item.</summary>
internal static class DocumentApi
{
    public static Answer Add(FakeContainer container, CosmosRequest request)
    {
        var upsert = request.Flag("x-ms-documentdb-is-upsert");
        return Result(container, request, ItemOperations.Create(container, request.Body, request.PartitionKey, request.Conditions, upsert));
    }

    public static Answer One(FakeContainer container, string id, CosmosRequest request)
    {
        if (ItemRules.HasIllegalCharacter(id))
            throw MisreadId();

        var key = request.PartitionKey ?? throw CosmosError.BadRequest("PartitionKey value must be supplied for this operation.");
        var result = request.Method switch
        {
            "GET" => ItemOperations.Read(container, key, id, request.Conditions),
            "PUT" => ItemOperations.Replace(container, request.Body, key, id, request.Conditions),
            "PATCH" => ItemOperations.Patch(container, request.Body, key, id, request.Conditions),
            "DELETE" => ItemOperations.Delete(container, key, id, request.Conditions),
            var other => throw new CosmosError(405, $"{other} is not an operation on an item."),
        };
        return Result(container, request, result);
    }

    /// <summary>
    /// In gateway mode the SDK sends an id such as <c>a%2Fb</c> as it is, the service decodes it and finds the signature of another
    /// address: such an item can be created, and then neither read, replaced nor deleted.
    /// </summary>
    private static CosmosError MisreadId() => new(
        401, "The input authorization token can't serve the request: an id with a percent-encoded character cannot be addressed.");

    private static Answer Result(FakeContainer container, CosmosRequest request, ItemResult result)
    {
        var minimal = request.Header("Prefer")?.Contains("minimal", StringComparison.Ordinal) == true;
        var answer = result.Document is null || result.Status == 304 || minimal
            ? Answer.Empty(result.Status)
            : Answer.Json(result.Status, result.Document.Json);
        if (result.Document is { } document)
            answer.With("etag", document.ETag);

        return answer.Charging(result.Charge).AtLsn(container.Lsn);
    }
}
