using System.Text.Json.Nodes;

namespace Portal.CosmosFake;

/// <summary>What the SDK reads first: one region, at the address that the request itself used, with session consistency.</summary>
internal static class AccountDocument
{
    /// <summary>JSON text inside JSON, as the service sends it; the SDK's query parser is configured from it.</summary>
    private const string QueryEngine =
        """
        {"maxSqlQueryInputLength":262144,"maxJoinsPerSqlQuery":5,"maxLogicalAndPerSqlQuery":500,"maxLogicalOrPerSqlQuery":500,
        "maxUdfRefPerSqlQuery":10,"maxInExpressionItemsCount":16000,"queryMaxInMemorySortDocumentCount":500,
        "maxQueryRequestTimeoutFraction":0.9,"sqlAllowNonFiniteNumbers":false,"sqlAllowAggregateFunctions":true,"sqlAllowSubQuery":true,
        "sqlAllowScalarSubQuery":true,"allowNewKeywords":true,"sqlAllowLike":true,"sqlAllowGroupByClause":true,
        "maxSpatialQueryCells":12,"spatialMaxGeometryPointCount":256,"sqlAllowTop":true,"enableSpatialIndexing":true,
        "clientDisableOptimisticDirectExecution":false}
        """;

    public static JsonObject For(Uri request) => new()
    {
        ["_self"] = "",
        ["id"] = "fake",
        ["_rid"] = "fake",
        ["media"] = "//media/",
        ["addresses"] = "//addresses/",
        ["_dbs"] = "//dbs/",
        ["writableLocations"] = Locations(request),
        ["readableLocations"] = Locations(request),
        ["enableMultipleWriteLocations"] = false,
        ["userReplicationPolicy"] = new JsonObject { ["asyncReplication"] = false, ["minReplicaSetSize"] = 1, ["maxReplicasetSize"] = 4 },
        ["userConsistencyPolicy"] = new JsonObject { ["defaultConsistencyLevel"] = "Session" },
        ["systemReplicationPolicy"] = new JsonObject { ["minReplicaSetSize"] = 1, ["maxReplicasetSize"] = 4 },
        ["readPolicy"] = new JsonObject { ["primaryReadCoefficient"] = 1, ["secondaryReadCoefficient"] = 1 },
        ["queryEngineConfiguration"] = QueryEngine,
    };

    private static JsonArray Locations(Uri request) =>
        [new JsonObject { ["name"] = "Fake", ["databaseAccountEndpoint"] = request.GetLeftPart(UriPartial.Authority) + "/" }];
}
