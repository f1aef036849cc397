using Microsoft.Extensions.DependencyInjection;

namespace Portal.Documents;

/// <summary>
/// Deletes the documents of one kind. By itself for good; a module may put another in its place, from which they can come back.
/// </summary>
public interface IDeletion
{
    /// <summary>Finishes everything that a dead process left unfinished.</summary>
    Task FinishAllAsync(CancellationToken cancellation);
}

/// <inheritdoc/>
public interface IDeletion<T> : IDeletion
    where T : class, IDocument
{
    /// <summary>Deletes a document. The intent is recorded before the first write.</summary>
    /// <param name="ownerId">Whose it is.</param>
    /// <param name="id">The document.</param>
    /// <param name="deletedBy">Who asks.</param>
    /// <param name="isExpected">The condition on the document as it is then.</param>
    /// <param name="cancellation">Cancels what has not begun.</param>
    /// <returns>
    /// Done; Gone when there is no such document, or another delete was faster; Stale when it is not as expected, or a later intent keeps
    /// it.
    /// </returns>
    Task<WriteOutcome> DeleteAsync(string ownerId, string id, string deletedBy, Func<T, bool> isExpected, CancellationToken cancellation);
}

/// <summary>Registers what can be deleted.</summary>
public static class DeletionServices
{
    /// <summary>Makes the documents of one kind deletable; <see cref="IDeletion{T}"/> does it.</summary>
    public static IServiceCollection AddDeletable<T, TDeletable>(this IServiceCollection services)
        where T : class, IDocument
        where TDeletable : class, IDeletable<T> => services
        .AddSingleton<IDeletable<T>, TDeletable>()
        .AddSingleton<IDeletion>(provider => provider.GetRequiredService<IDeletion<T>>());
}
