namespace Portal.CosmosFake.Sql;

/// <summary>Computes a value in a scope: a JSON value, or <see cref="SqlValue.Undefined"/>.</summary>
internal delegate object? SqlExpression(SqlScope scope);

/// <summary>The names that an expression can see: aliases bound so far, the document, the query's parameters.</summary>
internal sealed class SqlScope
{
    private readonly IReadOnlyDictionary<string, object?> parameters;
    private readonly SqlScope? outer;
    private readonly string? name;
    private readonly object? value;

    public SqlScope(IReadOnlyDictionary<string, object?> parameters, DateTimeOffset now)
    {
        this.parameters = parameters;
        Now = now;
    }

    private SqlScope(SqlScope outer, string? name, object? value)
    {
        parameters = outer.parameters;
        Now = outer.Now;
        Group = outer.Group;
        this.outer = outer;
        this.name = name;
        this.value = value;
    }

    public DateTimeOffset Now { get; }

    /// <summary>The rows that an aggregate runs over, where there is a group.</summary>
    public IReadOnlyList<SqlScope>? Group { get; private init; }

    public SqlScope With(string alias, object? bound) => new(this, alias, bound);

    public SqlScope WithGroup(IReadOnlyList<SqlScope> rows) => new(this, null, null) { Group = rows };

    public bool TryFind(string alias, out object? found)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (scope.name == alias)
            {
                found = scope.value;
                return true;
            }
        }

        found = null;
        return false;
    }

    public object? Find(string alias) =>
        TryFind(alias, out var found) ? found : throw new SqlError($"Identifier '{alias}' could not be resolved.");

    public object? Parameter(string parameter) =>
        parameters.TryGetValue(parameter, out var given)
            ? given
            : throw new SqlError($"The query references parameter '{parameter}' which is not supplied.");
}
