using System.Linq.Expressions;

namespace Portal.Documents;

/// <summary>
/// What a container promises, written once: both providers derive their columns, indexes and indexing policy from it. It is frozen once the
/// program has started; declaring more then throws <see cref="InvalidOperationException"/>.
/// </summary>
public abstract class DocumentDeclaration
{
    private bool isFrozen;

    private protected DocumentDeclaration(string container) => Container = container;

    /// <summary>The container's name, as in the database.</summary>
    public string Container { get; }

    /// <summary>Whether documents carry a large text under <c>content</c> that is stored and read apart.</summary>
    public bool HasContent { get; private protected set; }

    /// <summary>Whether documents may carry a <c>ttl</c>: seconds after their last write at which they vanish.</summary>
    public bool Expires { get; private protected set; }

    /// <summary>The JSON path of the partition key.</summary>
    public abstract string PartitionKeyPath { get; }

    /// <summary>The type of the documents.</summary>
    public abstract Type DocumentType { get; }

    /// <summary>Queryable fields: path, kind, sortable, and what it was folded from.</summary>
    internal abstract IReadOnlyList<FieldShape> Shapes { get; }

    /// <summary>Paths of the fields that bound a query across partitions.</summary>
    public abstract IReadOnlyList<string> CrossPartitionPaths { get; }

    /// <summary>Ends the declaring: the store has made its columns and indexes from what was declared until now.</summary>
    internal void Freeze() => isFrozen = true;

    private protected void ThrowIfFrozen()
    {
        if (isFrozen)
        {
            throw new InvalidOperationException($"The program has started: the declaration of '{Container}' cannot change any more.");
        }
    }
}

/// <summary>A field without its document type.</summary>
internal sealed record FieldShape(string Path, FieldKind Kind, bool IsSortable, string? FoldedFrom);

/// <inheritdoc/>
public sealed class DocumentDeclaration<T> : DocumentDeclaration where T : class, IDocument
{
    private readonly List<Field<T>> fields = [];
    private readonly List<Field<T>> across = [];
    private Field<T>? partitionKey;
    private Func<T, int?> timeToLive = _ => null;

    /// <summary>Begins the declaration of a container.</summary>
    public DocumentDeclaration(string container) : base(container) => Filters = new FilterFactory<T>(this);

    /// <summary>Builds filters on the declared fields.</summary>
    public FilterFactory<T> Filters { get; }

    /// <summary>The queryable fields.</summary>
    public IReadOnlyList<Field<T>> Fields => fields;

    /// <inheritdoc/>
    public override string PartitionKeyPath => PartitionKeyField.Path;

    /// <summary>The partition key.</summary>
    public Field<T> PartitionKeyField => partitionKey ?? throw new InvalidOperationException($"'{Container}' declares no partition key.");

    /// <inheritdoc/>
    public override Type DocumentType => typeof(T);

    /// <inheritdoc/>
    internal override IReadOnlyList<FieldShape> Shapes =>
        [.. fields.Select(known => new FieldShape(known.Path, known.Kind, known.IsSortable, known.FoldedFrom))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> CrossPartitionPaths => [.. across.Select(bound => bound.Path)];

    /// <summary>Names the partition key.</summary>
    public DocumentDeclaration<T> PartitionKey(Expression<Func<T, string>> field)
    {
        ThrowIfFrozen();
        partitionKey = Field<T>.From(field, sortable: false);
        return this;
    }

    /// <summary>Documents carry a large text under <c>content</c>.</summary>
    public DocumentDeclaration<T> WithContent()
    {
        ThrowIfFrozen();
        HasContent = true;
        return this;
    }

    /// <summary>Documents may vanish: the seconds after their last write, null for never.</summary>
    public DocumentDeclaration<T> TimeToLive(Func<T, int?> seconds)
    {
        ThrowIfFrozen();
        Expires = true;
        timeToLive = seconds;
        return this;
    }

    /// <summary>A field to filter and sort by. It must always have a value.</summary>
    public DocumentDeclaration<T> SortableIndex<TValue>(Expression<Func<T, TValue>> field) => With(Field<T>.From(field, sortable: true));

    /// <summary>A field to filter by.</summary>
    public DocumentDeclaration<T> Index<TValue>(Expression<Func<T, TValue>> field) => With(Field<T>.From(field, sortable: false));

    /// <summary>A computed field, the case-folded form of another; stored values of it are not trusted for matching.</summary>
    public DocumentDeclaration<T> CaseInsensitiveIndex(
        Expression<Func<T, string>> field,
        Expression<Func<T, string?>> of,
        bool sorted = false) => With(Field<T>.From(field, sorted, FieldPath.Of(of)));

    /// <summary>A field by whose value the container may be asked across partitions, in any declared order.</summary>
    public DocumentDeclaration<T> CrossPartitionIndex<TValue>(Expression<Func<T, TValue>> field)
    {
        ThrowIfFrozen();
        var bound = Field<T>.From(field, sortable: false);
        across.Add(bound);
        return fields.Exists(known => known.Path == bound.Path) ? this : With(bound);
    }

    /// <summary>The declared field that an expression names.</summary>
    /// <exception cref="InvalidOperationException">The field is not declared.</exception>
    public Field<T> FieldOf<TValue>(Expression<Func<T, TValue>> expression)
    {
        var path = FieldPath.Of(expression);
        return fields.Find(field => field.Path == path) ?? throw new UnknownFieldException(Container, path);
    }

    /// <summary>An order by a declared field.</summary>
    /// <exception cref="InvalidOperationException">The field is not declared as sorted.</exception>
    public Sort<T> OrderBy<TValue>(Expression<Func<T, TValue>> field, bool descending)
    {
        var declared = FieldOf(field);
        return declared.IsSortable ? new Sort<T>(declared, descending) : throw new UnknownFieldException(Container, declared.Path);
    }

    /// <summary>The partition of a document.</summary>
    public string PartitionOf(T document) => (string)PartitionKeyField.ReadComparable(document)!;

    /// <summary>Seconds to live of a document after its last write; null for ever.</summary>
    public int? TimeToLiveOf(T document) => timeToLive(document);

    private DocumentDeclaration<T> With(Field<T> field)
    {
        ThrowIfFrozen();
        fields.Add(field);
        return this;
    }
}

/// <summary>A filter or an order names a field that the container's declaration does not.</summary>
internal sealed class UnknownFieldException(string container, string path)
    : InvalidOperationException($"The container '{container}' cannot be asked by '{path}': its declaration does not name that field.");
