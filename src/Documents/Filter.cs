using System.Linq.Expressions;

namespace Portal.Documents;

/// <summary>
/// A condition on documents, built by a <see cref="FilterFactory{T}"/>; providers translate it, and it can be asked in memory.
/// </summary>
public abstract record Filter<T> where T : class, IDocument
{
    private Filter()
    {
    }

    /// <summary>Whether a document matches.</summary>
    public abstract bool Matches(T document);

    /// <summary>Both conditions; a null one is no condition.</summary>
    public static Filter<T>? operator &(Filter<T>? left, Filter<T>? right) =>
        left is null ? right : right is null ? left : new All([left, right]);

    /// <summary>One field compared with one value.</summary>
    internal sealed record Comparison(Field<T> Field, ComparisonKind By, object Value) : Filter<T>
    {
        /// <inheritdoc/>
        public override bool Matches(T document) => (Field.ReadComparable(document), Value) switch
        {
            (null, _) => false,
            (string text, string wanted) => By switch
            {
                ComparisonKind.Contains => text.Contains(wanted, StringComparison.Ordinal),
                ComparisonKind.Equal => string.Equals(text, wanted, StringComparison.Ordinal),
                ComparisonKind.AtLeast => string.CompareOrdinal(text, wanted) >= 0,
                _ => string.CompareOrdinal(text, wanted) <= 0,
            },
            (long number, long wanted) => By switch
            {
                ComparisonKind.Equal => number == wanted,
                ComparisonKind.AtLeast => number >= wanted,
                _ => number <= wanted,
            },
            _ => false,
        };
    }

    /// <summary>Every condition.</summary>
    internal sealed record All(IReadOnlyList<Filter<T>> Conditions) : Filter<T>
    {
        /// <inheritdoc/>
        public override bool Matches(T document) => Conditions.All(condition => condition.Matches(document));
    }

    /// <summary>At least one condition.</summary>
    internal sealed record Any(IReadOnlyList<Filter<T>> Conditions) : Filter<T>
    {
        /// <inheritdoc/>
        public override bool Matches(T document) => Conditions.Any(condition => condition.Matches(document));
    }
}

/// <summary>How a field is compared with a value.</summary>
internal enum ComparisonKind
{
    /// <summary>The same value.</summary>
    Equal,

    /// <summary>The value or more.</summary>
    AtLeast,

    /// <summary>The value or less.</summary>
    AtMost,

    /// <summary>Text that contains the value, taken literally.</summary>
    Contains,
}

/// <summary>
/// Builds filters over a document type: nested and computed fields included, unknown fields refused
/// (<see cref="InvalidOperationException"/>). A text compared with a folded field is folded first. Values are never pasted into a query's
/// text.
/// </summary>
public sealed class FilterFactory<T> where T : class, IDocument
{
    private readonly DocumentDeclaration<T> declaration;

    internal FilterFactory(DocumentDeclaration<T> declaration) => this.declaration = declaration;

    /// <summary>The field has exactly this value.</summary>
    public Filter<T> Equal<TValue>(Expression<Func<T, TValue>> field, TValue value) => Compare(field, ComparisonKind.Equal, value);

    /// <summary>The field has this value or more.</summary>
    public Filter<T> AtLeast<TValue>(Expression<Func<T, TValue>> field, TValue value) => Compare(field, ComparisonKind.AtLeast, value);

    /// <summary>The field has this value or less.</summary>
    public Filter<T> AtMost<TValue>(Expression<Func<T, TValue>> field, TValue value) => Compare(field, ComparisonKind.AtMost, value);

    /// <summary>The text contains this text, every character taken literally.</summary>
    public Filter<T> Contains(Expression<Func<T, string>> field, string value) => Compare(field, ComparisonKind.Contains, value);

    /// <summary>At least one of the conditions.</summary>
    public Filter<T> Any(params IReadOnlyList<Filter<T>> conditions) => new Filter<T>.Any(conditions);

    private Filter<T>.Comparison Compare<TValue>(Expression<Func<T, TValue>> expression, ComparisonKind by, TValue value)
    {
        var field = declaration.FieldOf(expression);
        if (by is ComparisonKind.Contains && field.Kind is not FieldKind.Text)
        {
            throw new ArgumentException($"'{field.Path}' is not text.", nameof(expression));
        }

        var comparable = FieldValue.ToComparable(value) ?? throw new ArgumentNullException(nameof(value));
        return new(field, by, field.FoldedFrom is null ? comparable : FoldedText.Of((string)comparable));
    }
}
