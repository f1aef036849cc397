using Microsoft.Azure.Cosmos;

namespace Portal.Documents.Cosmos;

/// <summary>The writes of a batch as the service's operations.</summary>
internal static class CosmosBatch
{
    /// <summary>As many as Cosmos takes; SQLite takes no more, so that nothing works on one store alone.</summary>
    private const int MostWrites = 100;

    public static void Check<T>(DocumentDeclaration<T> declaration, string partition, IReadOnlyList<BatchWrite<T>> writes)
        where T : class, IDocument
    {
        if (writes.Count > MostWrites)
        {
            throw new ArgumentException($"A batch has at most {MostWrites} writes.", nameof(writes));
        }

        if (writes.Any(write => DocumentOf(write) is { } document && declaration.PartitionOf(document) != partition))
        {
            throw new InvalidOperationException($"A batch on '{declaration.Container}' holds a document of another partition.");
        }
    }

    public static TransactionalBatch Append<T>(TransactionalBatch batch, DocumentDeclaration<T> declaration, BatchWrite<T> write)
        where T : class, IDocument => write switch
        {
            BatchWrite<T>.Add add => batch.CreateItemStream(new MemoryStream(CosmosItem.Write(declaration, add.Document, default))),
            BatchWrite<T>.Replace replace => Replace(batch, declaration, replace.Document, null, replace.ETag),
            BatchWrite<T>.Delete delete => batch.DeleteItem(CosmosIds.Encode(delete.Id), new() { IfMatchEtag = delete.ETag }),
            _ => throw new NotSupportedException(),
        };

    /// <summary>A replace of the whole item, or, where there is content and it is to stay, of its fields.</summary>
    public static TransactionalBatch Replace<T>(
        TransactionalBatch batch,
        DocumentDeclaration<T> declaration,
        T document,
        ContentText? content,
        string etag)
        where T : class, IDocument
    {
        var id = CosmosIds.Encode(document.Id);
        var onlyIf = new TransactionalBatchPatchItemRequestOptions { IfMatchEtag = etag };
        return declaration.HasContent && content is null
            ? batch.PatchItem(id, CosmosItem.PatchOf(declaration, document), onlyIf)
            : batch.ReplaceItemStream(
                id,
                new MemoryStream(CosmosItem.Write(declaration, document, content is null ? default : content.Literal.Span)),
                new() { IfMatchEtag = etag });
    }

    private static T? DocumentOf<T>(BatchWrite<T> write) where T : class => write switch
    {
        BatchWrite<T>.Add add => add.Document,
        BatchWrite<T>.Replace replace => replace.Document,
        _ => null,
    };
}
