using System.Globalization;
using System.Text.Json;

namespace Portal.CosmosFake.Sql;

/// <summary>Literals, names, calls, subqueries, constructed values, and the paths behind them.</summary>
internal sealed partial class SqlParser
{
    private static readonly HashSet<string> Aggregates = ["COUNT", "SUM", "MIN", "MAX", "AVG"];

    private SqlExpression Primary()
    {
        switch (tokens.Current)
        {
            case { Kind: SqlTokenKind.Number }:
                object number = double.Parse(tokens.Take().Value, CultureInfo.InvariantCulture);
                return _ => number;
            case { Kind: SqlTokenKind.Text }:
                var text = tokens.Take().Value;
                return _ => text;
            case { Kind: SqlTokenKind.Parameter }:
                var parameter = tokens.Take().Value;
                return scope => scope.Parameter(parameter);
            case { Kind: SqlTokenKind.Word }:
                return Word();
            case { Value: "(" }:
                return Parenthesis();
            case { Value: "[" }:
                return ArrayLiteral();
            case { Value: "{" }:
                return ObjectLiteral();
            default:
                throw tokens.Unexpected();
        }
    }

    private SqlExpression Word()
    {
        if (tokens.TryTake("true"))
            return _ => true;
        if (tokens.TryTake("false"))
            return _ => false;
        if (tokens.TryTake("null"))
            return _ => null;
        if (tokens.TryTake("undefined"))
            return _ => SqlValue.Undefined;

        var name = tokens.TakeWord();
        return tokens.IsNext("(") ? Call(name.ToUpperInvariant()) : scope => scope.Find(name);
    }

    private SqlExpression Call(string function)
    {
        tokens.Expect("(");
        if (function is "EXISTS" or "ARRAY" && tokens.IsNext("SELECT"))
        {
            var query = Select();
            tokens.Expect(")");
            return function == "EXISTS"
                ? scope => SqlSelection.Run(query, scope).Any()
                : scope => MakeArray(SqlSelection.Run(query, scope));
        }

        var arguments = tokens.IsNext(")") ? [] : List(Expression);
        tokens.Expect(")");
        if (!Aggregates.Contains(function))
            return SqlFunctions.Find(function, arguments);

        sawAggregate = true;
        return SqlAggregates.Find(function, arguments[0]);
    }

    private SqlExpression Parenthesis()
    {
        tokens.Expect("(");
        SqlExpression inner;
        if (tokens.IsNext("SELECT"))
        {
            var query = Select();
            inner = scope => SqlSelection.Run(query, scope).DefaultIfEmpty(SqlValue.Undefined).First();
        }
        else
        {
            inner = Expression();
        }

        tokens.Expect(")");
        return inner;
    }

    private SqlExpression ArrayLiteral()
    {
        tokens.Expect("[");
        var items = tokens.IsNext("]") ? [] : List(Expression);
        tokens.Expect("]");
        return scope => MakeArray(items.Select(item => item(scope)));
    }

    private SqlExpression ObjectLiteral()
    {
        tokens.Expect("{");
        var properties = tokens.IsNext("}") ? [] : List(PropertyLiteral);
        tokens.Expect("}");
        return MakeObject(properties);
    }

    private (string Name, SqlExpression Value) PropertyLiteral()
    {
        var name = tokens.TakeName();
        tokens.Expect(":");
        return (name, Expression());
    }

    private SqlExpression Path(SqlExpression start)
    {
        var value = start;
        while (true)
        {
            var parent = value;
            if (tokens.TryTake("."))
            {
                var name = tokens.TakeWord();
                value = scope => SqlValue.Property(parent(scope), name);
            }
            else if (tokens.TryTake("["))
            {
                var index = Expression();
                tokens.Expect("]");
                value = scope => SqlValue.Item(parent(scope), index(scope));
            }
            else
            {
                return value;
            }
        }
    }

    /// <summary>In FROM and JOIN a name that nothing has bound yet stands for the container, so for its document.</summary>
    private SqlExpression SourcePath()
    {
        if (tokens.IsNext("("))
        {
            tokens.Expect("(");
            var query = Select();
            tokens.Expect(")");
            return scope => MakeArray(SqlSelection.Run(query, scope));
        }

        var name = tokens.TakeWord();
        return Path(scope => scope.TryFind(name, out var bound) ? bound : scope.Find(SqlSelection.Document));
    }

    private static JsonElement MakeArray(IEnumerable<object?> items) => JsonText.WriteElement(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in items.Where(item => !SqlValue.IsUndefined(item)))
            SqlValue.Write(writer, item);
        writer.WriteEndArray();
    });

    private static SqlExpression MakeObject(IReadOnlyList<(string Name, SqlExpression Value)> properties) =>
        scope => JsonText.WriteElement(writer => WriteObject(writer, properties, scope));

    private static void WriteObject(Utf8JsonWriter writer, IReadOnlyList<(string Name, SqlExpression Value)> properties, SqlScope scope)
    {
        writer.WriteStartObject();
        foreach (var (name, expression) in properties)
        {
            var value = expression(scope);
            if (SqlValue.IsUndefined(value))
                continue;

            writer.WritePropertyName(name);
            SqlValue.Write(writer, value);
        }

        writer.WriteEndObject();
    }
}
