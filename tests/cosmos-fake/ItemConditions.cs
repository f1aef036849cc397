namespace Portal.CosmosFake;

/// <summary>The ETag headers of a request or of one operation of a batch.</summary>
internal sealed record ItemConditions(string? IfMatch, string? IfNoneMatch)
{
    public void Check(StoredDocument document)
    {
        if (IfMatch is not null && IfMatch != "*" && IfMatch != document.ETag)
            throw CosmosError.PreconditionFailed();
    }

    public bool SaysUnchanged(StoredDocument document) => IfNoneMatch == document.ETag;
}
