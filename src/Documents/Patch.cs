using System.Linq.Expressions;

namespace Portal.Documents;

/// <summary>Changes to fields of one document, applied atomically: at most ten, as Azure Cosmos DB allows.</summary>
public sealed class Patch<T> where T : class, IDocument
{
    private readonly List<PatchStep> steps = [];

    /// <summary>The steps, in order.</summary>
    internal IReadOnlyList<PatchStep> Steps => steps;

    /// <summary>The condition under which the patch applies; null for always.</summary>
    internal Filter<T>? Condition { get; private set; }

    /// <summary>The ETag under which the patch applies; null for any.</summary>
    internal string? ETag { get; private set; }

    /// <summary>Sets a field.</summary>
    public Patch<T> Set<TValue>(Expression<Func<T, TValue>> field, TValue value) =>
        With(new(FieldPath.Of(field), value));

    /// <summary>Applies only to a document that matches; otherwise the outcome is Stale.</summary>
    public Patch<T> When(Filter<T> condition)
    {
        Condition = Condition & condition;
        return this;
    }

    /// <summary>Applies only while the ETag is this; otherwise the outcome is Stale.</summary>
    public Patch<T> When(string etag)
    {
        ETag = etag;
        return this;
    }

    private Patch<T> With(PatchStep step)
    {
        steps.Add(step);
        return steps.Count <= 10 ? this : throw new InvalidOperationException("A patch has at most ten steps.");
    }
}

/// <summary>One change of a patch.</summary>
/// <param name="Path">The JSON path with dots.</param>
/// <param name="Value">The value to set.</param>
internal sealed record PatchStep(string Path, object? Value);
