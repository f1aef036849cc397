using System.Globalization;

namespace Portal.CosmosFake.Sql;

/// <summary>Reads the clauses of a query; expressions become delegates as they are read (the other parts of this class).</summary>
internal sealed partial class SqlParser
{
    private readonly SqlTokens tokens;
    private bool sawAggregate;

    private SqlParser(string sql) => tokens = new SqlTokens(sql);

    public static SqlQuery Parse(string sql)
    {
        var parser = new SqlParser(sql);
        var query = parser.Select();
        parser.ExpectEnd();
        return query;
    }

    /// <summary>The <c>FROM c WHERE …</c> of a conditional patch.</summary>
    public static (string Alias, SqlExpression Where) ParsePredicate(string text)
    {
        var parser = new SqlParser(text);
        parser.tokens.Expect("FROM");
        var alias = parser.tokens.TakeWord();
        parser.tokens.Expect("WHERE");
        var where = parser.Expression();
        parser.ExpectEnd();
        return (alias, where);
    }

    private void ExpectEnd()
    {
        if (!tokens.AtEnd)
            throw tokens.Unexpected();
    }

    private SqlQuery Select()
    {
        var outerSawAggregate = sawAggregate;
        sawAggregate = false;
        tokens.Expect("SELECT");
        var distinct = tokens.TryTake("DISTINCT");
        int? top = tokens.TryTake("TOP") ? int.Parse(tokens.Take().Value, CultureInfo.InvariantCulture) : null;
        var projection = Projection();
        var hasAggregate = sawAggregate;
        sawAggregate = outerSawAggregate;

        var from = tokens.TryTake("FROM") ? From() : null;
        var query = new SqlQuery
        {
            Distinct = distinct,
            Top = top,
            Projection = projection ?? (scope => scope.Find(from?.Alias ?? "")),
            HasAggregate = hasAggregate,
            From = from,
            Joins = Joins(),
            Where = tokens.TryTake("WHERE") ? Expression() : null,
            GroupBy = GroupBy(),
            OrderBy = OrderBy(),
            Offset = tokens.TryTake("OFFSET") ? Expression() : null,
            Limit = tokens.TryTake("LIMIT") ? Expression() : null,
        };
        return query;
    }

    /// <summary>Null for <c>*</c>, which is known only once FROM has been read.</summary>
    private SqlExpression? Projection()
    {
        if (tokens.TryTake("*"))
            return null;
        if (tokens.IsNext("VALUE") && !tokens.IsNext(".", 1))
        {
            tokens.Take();
            return Expression();
        }

        var items = new List<(string Name, SqlExpression Value)>();
        var unnamed = 0;
        do
        {
            var start = tokens.Position;
            var value = Expression();
            var name = tokens.TryTake("AS") ? tokens.TakeName() : ImpliedName(start) ?? $"${++unnamed}";
            items.Add((name, value));
        }
        while (tokens.TryTake(","));
        return MakeObject(items);
    }

    /// <summary>The last name of a path, as in <c>c.metadata.title</c>, <c>c["title"]</c> or a bare alias.</summary>
    private string? ImpliedName(int start)
    {
        var expression = tokens.Since(start);
        return expression[^1] switch
        {
            { Kind: SqlTokenKind.Word } word => word.Value,
            { Value: "]" } when expression is [.., { Kind: SqlTokenKind.Text } name, _] => name.Value,
            _ => null,
        };
    }

    private SqlSource From()
    {
        if (tokens.IsNext("IN", 1))
        {
            var alias = tokens.TakeWord();
            tokens.Expect("IN");
            return new SqlSource(alias, SourcePath(), Iterates: true);
        }

        var name = tokens.Current.Value;
        var source = SourcePath();
        if (tokens.TryTake("AS") || (!tokens.AtEnd && tokens.Current.Kind == SqlTokenKind.Word && !AtClause()))
            name = tokens.TakeWord();

        return new SqlSource(name, source, Iterates: false);
    }

    private bool AtClause() => tokens.IsNextAny("WHERE", "ORDER", "JOIN", "OFFSET", "LIMIT", "GROUP");

    private List<SqlSource> Joins()
    {
        var joins = new List<SqlSource>();
        while (tokens.TryTake("JOIN"))
        {
            var alias = tokens.TakeWord();
            tokens.Expect("IN");
            joins.Add(new SqlSource(alias, SourcePath(), Iterates: true));
        }

        return joins;
    }

    private List<SqlExpression> GroupBy()
    {
        if (!tokens.TryTake("GROUP"))
            return [];

        tokens.Expect("BY");
        return List(Expression);
    }

    private List<SqlOrder> OrderBy()
    {
        if (!tokens.TryTake("ORDER"))
            return [];

        tokens.Expect("BY");
        return List(Order);
    }

    private SqlOrder Order()
    {
        var start = tokens.Position;
        var key = Expression();
        var names = tokens.Since(start).Skip(1).Where(token => token.Kind is SqlTokenKind.Word or SqlTokenKind.Text);
        var path = string.Concat(names.Select(token => "/" + token.Value));
        var descending = tokens.TryTake("DESC");
        if (!descending)
            tokens.TryTake("ASC");

        return new SqlOrder(key, descending, path);
    }

    private List<T> List<T>(Func<T> one)
    {
        var items = new List<T>();
        do
            items.Add(one());
        while (tokens.TryTake(","));
        return items;
    }
}
