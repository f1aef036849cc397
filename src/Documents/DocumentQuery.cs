namespace Portal.Documents;

/// <summary>A question to a container: one page of documents in order.</summary>
public sealed record DocumentQuery<T> where T : class, IDocument
{
    /// <summary>The partition to ask; null asks across partitions, which needs an Equal filter on a field declared for that.</summary>
    public string? Partition { get; init; }

    /// <summary>What documents must match; null for all.</summary>
    public Filter<T>? Where { get; init; }

    /// <summary>The order; ties are broken by id, in the same direction.</summary>
    public required Sort<T> OrderBy { get; init; }

    /// <summary>Most documents in the page, 1..300; the API asks for 100 at most.</summary>
    public int PageSize { get; init; } = 10;

    /// <summary>The continuation of the page before, from the same query; null for the first page.</summary>
    public string? Continuation { get; init; }
}

/// <summary>An order by one declared field.</summary>
public sealed record Sort<T>(Field<T> Field, bool Descending) where T : class, IDocument;

/// <summary>A page of documents. A page that has a continuation may hold fewer documents than asked for, but never none.</summary>
/// <param name="Items">The documents, without content.</param>
/// <param name="Continuation">What leads to the next page; null on the last.</param>
public sealed record DocumentPage<T>(IReadOnlyList<Stored<T>> Items, string? Continuation);
