using System.Runtime.CompilerServices;

namespace Portal.Documents;

/// <summary>Everything that a query matches, for work that must not stop at a page.</summary>
public static class AllDocuments
{
    private const int PageSize = 100;

    /// <summary>
    /// The documents in order, read page by page. One that is written or deleted meanwhile neither repeats nor hides another.
    /// </summary>
    public static async IAsyncEnumerable<Stored<T>> AllAsync<T>(
        this IDocumentContainer<T> container,
        DocumentQuery<T> query,
        [EnumeratorCancellation] CancellationToken cancellation)
        where T : class, IDocument
    {
        var next = query with { PageSize = PageSize };
        do
        {
            var page = await container.QueryAsync(next, cancellation);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            next = next with { Continuation = page.Continuation };
        }
        while (next.Continuation is not null);
    }
}
