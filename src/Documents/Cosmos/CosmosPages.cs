using Microsoft.Azure.Cosmos;

namespace Portal.Documents.Cosmos;

/// <summary>
/// A page of documents from pages of the service: asked until the page is full or nothing is left, because the service may give fewer rows
/// than asked for, and a row may fail the exact check.
/// </summary>
internal sealed class CosmosPages<T>(CosmosReads<T> reads, DocumentDeclaration<T> declaration, DocumentQuery<T> query, bool hasComposite)
    where T : class, IDocument
{
    private readonly QueryDefinition definition = CosmosQuerySql<T>.Of(declaration, query, hasComposite);

    /// <summary>Rows are counted here and not by the service, because the exact check is made here.</summary>
    public async Task<int> CountAsync(int most, CancellationToken cancellation)
    {
        RequireBound();
        var (items, _) = await FillAsync(most + 1, null, cancellation);
        return items.Count;
    }

    public async Task<DocumentPage<T>> ReadAsync(CancellationToken cancellation)
    {
        RequireBound();
        var (items, continuation) = await FillAsync(query.PageSize, query.Continuation, cancellation);
        if (continuation is not null)
        {
            // The service's token does not promise that anything follows; a page's does.
            var (next, _) = await FillAsync(1, continuation, cancellation);
            continuation = next.Count == 0 ? null : continuation;
        }

        return new DocumentPage<T>(items, continuation);
    }

    private async Task<(List<Stored<T>> Items, string? Continuation)> FillAsync(
        int size,
        string? continuation,
        CancellationToken cancellation)
    {
        var items = new List<Stored<T>>(size);
        do
        {
            var (page, next) = await reads.PageAsync(definition, query.Partition, size - items.Count, continuation, cancellation);
            items.AddRange(page.Select(item => item.To(declaration)).Where(item => query.Where?.Matches(item.Document) is not false));
            continuation = next;
        }
        while (continuation is not null && items.Count < size);

        return (items, continuation);
    }

    private void RequireBound()
    {
        if (query.Partition is null && !IsBounded(query.Where))
        {
            throw new InvalidOperationException(
                $"A query of '{declaration.Container}' across partitions needs an Equal filter on one of: "
                    + $"{string.Join(", ", declaration.CrossPartitionPaths)}.");
        }
    }

    private bool IsBounded(Filter<T>? filter) =>
        filter switch
        {
            Filter<T>.Comparison comparison => comparison.By is ComparisonKind.Equal
                && declaration.CrossPartitionPaths.Contains(comparison.Field.Path),
            Filter<T>.All all => all.Conditions.Any(IsBounded),
            _ => false,
        };
}
