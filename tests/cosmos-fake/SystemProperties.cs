using System.Text.Json.Nodes;

namespace Portal.CosmosFake;

/// <summary>The underscored properties that every database and container carries.</summary>
internal static class SystemProperties
{
    public const string ETag = "\"1\"";

    public static void Add(JsonObject properties, string rid, string self)
    {
        properties["_rid"] = rid;
        properties["_self"] = self;
        properties["_etag"] = ETag;
        properties["_ts"] = 1;
    }
}
