namespace Portal.CosmosFake;

/// <summary>Transactional batches (all or nothing) and the batches that the SDK's bulk mode makes (each operation for itself).</summary>
internal static class BatchApi
{
    private const int MaxOperations = 100;
    private const int FailedDependency = 424;

    public static Answer Run(FakeContainer container, CosmosRequest request)
    {
        var operations = BatchCodec.Read(request.Body);
        if (operations.Count > MaxOperations)
            throw CosmosError.BadRequest("Batch request has more operations than what is supported.");

        var atomic = request.Flag("x-ms-cosmos-batch-atomic");
        var results = atomic ? Atomically(container, request, operations) : [.. operations.Select(o => Attempt(container, request, o))];
        var status = results.All(IsSuccess) ? 200 : 207;
        return Answer.Json(status, BatchCodec.Write(results)).Charging(results.Sum(result => result.Charge)).AtLsn(container.Lsn);
    }

    private static List<BatchResult> Atomically(FakeContainer container, CosmosRequest request, List<BatchOperation> operations)
    {
        var undo = new Stack<(string Key, string Id, StoredDocument? Before)>();
        var results = new List<BatchResult>();
        lock (container.Gate)
        {
            foreach (var operation in operations)
            {
                var (key, id) = Target(container, request, operation);
                undo.Push((key, id, container.Find(key, id)));
                results.Add(Attempt(container, request, operation));
                if (!IsSuccess(results[^1]))
                    break;
            }

            if (results.All(IsSuccess))
                return results;

            foreach (var (key, id, before) in undo)
                container.Restore(key, id, before);
        }

        var failed = results.Count - 1;
        var dependent = new BatchResult(FailedDependency, null, default, 0);
        return [.. operations.Select((_, index) => index == failed ? results[failed] : dependent)];
    }

    private static (string Key, string Id) Target(FakeContainer container, CosmosRequest request, BatchOperation operation)
    {
        var key = operation.PartitionKey is { } own ? PartitionKeys.Canonical(own) : request.PartitionKey!;
        var hasBody = operation.Kind is BatchOperationKind.Create or BatchOperationKind.Upsert;
        return (key, operation.Id ?? (hasBody ? ItemRules.RequireId(JsonText.ParseObject(operation.Body)) : ""));
    }

    private static BatchResult Attempt(FakeContainer container, CosmosRequest request, BatchOperation operation)
    {
        try
        {
            var (key, id) = Target(container, request, operation);
            var result = Carry(container, operation, key, id);
            var body = operation.Minimal || result.Document is null || result.Status == 304 ? default : result.Document.Json;
            return new BatchResult(result.Status, result.Document?.ETag, body, result.Charge);
        }
        catch (CosmosError e)
        {
            return new BatchResult(e.Status, null, default, 1, e.SubStatus);
        }
    }

    private static ItemResult Carry(FakeContainer container, BatchOperation operation, string key, string id) => operation.Kind switch
    {
        BatchOperationKind.Create => ItemOperations.Create(container, operation.Body, key, operation.Conditions, upsert: false),
        BatchOperationKind.Upsert => ItemOperations.Create(container, operation.Body, key, operation.Conditions, upsert: true),
        BatchOperationKind.Read => ItemOperations.Read(container, key, id, operation.Conditions),
        BatchOperationKind.Replace => ItemOperations.Replace(container, operation.Body, key, id, operation.Conditions),
        BatchOperationKind.Patch => ItemOperations.Patch(container, operation.Body, key, id, operation.Conditions),
        BatchOperationKind.Delete => ItemOperations.Delete(container, key, id, operation.Conditions),
        _ => throw CosmosError.BadRequest($"The batch operation {operation.Kind} is not supported."),
    };

    /// <summary>An unchanged read (304) fails a batch, as in Cosmos.</summary>
    private static bool IsSuccess(BatchResult result) => result.Status is >= 200 and < 300;
}
