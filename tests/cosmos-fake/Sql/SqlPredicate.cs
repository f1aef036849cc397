using System.Text.Json;

namespace Portal.CosmosFake.Sql;

/// <summary>The condition of a patch.</summary>
internal sealed class SqlPredicate
{
    private readonly string alias;
    private readonly SqlExpression where;

    private SqlPredicate(string text) => (alias, where) = SqlParser.ParsePredicate(text);

    public static SqlPredicate Parse(string text) => new(text);

    public bool Holds(JsonElement document) =>
        where(new SqlScope(new Dictionary<string, object?>(), default).With(alias, document)) is true;
}
