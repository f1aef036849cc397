using System.Text.Json.Nodes;

namespace Portal.Documents.Cosmos;

/// <summary>
/// After an answer was lost nobody knows whether the write took effect. It did when the store now holds exactly what was sent: a document
/// that another writer made is told from ours by its times, hashes and random ids.
/// </summary>
internal sealed class CosmosLostAnswers<T>(CosmosReads<T> reads, DocumentDeclaration<T> declaration) where T : class, IDocument
{
    /// <summary>The ETag of the stored document where it is the one that was sent; null where it is another, or gone.</summary>
    public async Task<string?> FindOursAsync(T sent, ContentText? content, CancellationToken cancellation)
    {
        var stored = await reads.FindAsync(declaration.PartitionOf(sent), sent.Id, withContent: content is not null, cancellation);
        return stored is not null
            && HasFieldsOf(declaration, sent, stored)
            && (content is null || IsSameText(stored, content))
                ? stored.ETag
                : null;
    }

    /// <summary>Whether the store is as it would be after these writes.</summary>
    public async Task<bool> StandAsync(string partition, IReadOnlyList<BatchWrite<T>> writes, CancellationToken cancellation)
    {
        foreach (var write in writes)
        {
            var stands = write switch
            {
                BatchWrite<T>.Add add => await FindOursAsync(add.Document, null, cancellation) is not null,
                BatchWrite<T>.Replace replace => await FindOursAsync(replace.Document, null, cancellation) is not null,
                BatchWrite<T>.Delete delete => await reads.FindAsync(partition, delete.Id, withContent: false, cancellation) is null,
                _ => throw new NotSupportedException(),
            };
            if (!stands)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where content was left out of the read, so were the fields that the program does not know.</summary>
    private static bool HasFieldsOf(DocumentDeclaration<T> declaration, T sent, CosmosItem stored)
    {
        var fields = CosmosItem.FieldsOf(declaration, sent);
        return CosmosItem.KnownNames<T>().All(name => JsonNode.DeepEquals(fields[name], stored.Fields[name]));
    }

    /// <summary>The service may escape a text otherwise than we do.</summary>
    private static bool IsSameText(CosmosItem stored, ContentText content) =>
        ContentText.ToUtf8(stored.ContentLiteral.Span).AsSpan().SequenceEqual(ContentText.ToUtf8(content.Literal.Span));
}
