using System.Text.Json.Nodes;

namespace Portal.CosmosFake;

/// <summary>
/// The plan that the SDK asks the gateway for when it has no query parser of its own: run the text as it stands on all ranges. There is
/// only one range, so nothing is left to be merged.
/// </summary>
internal static class QueryPlan
{
    public static Answer Answer() => CosmosFake.Answer.Json(200, new JsonObject
    {
        ["partitionedQueryExecutionInfoVersion"] = 2,
        ["queryInfo"] = new JsonObject
        {
            ["distinctType"] = "None",
            ["orderBy"] = new JsonArray(),
            ["orderByExpressions"] = new JsonArray(),
            ["groupByExpressions"] = new JsonArray(),
            ["groupByAliases"] = new JsonArray(),
            ["aggregates"] = new JsonArray(),
            ["groupByAliasToAggregateType"] = new JsonObject(),
            ["rewrittenQuery"] = "",
            ["hasSelectValue"] = false,
            ["hasNonStreamingOrderBy"] = false,
        },
        ["queryRanges"] = new JsonArray(
            new JsonObject { ["min"] = "", ["max"] = "FF", ["isMinInclusive"] = true, ["isMaxInclusive"] = false }),
    });
}
