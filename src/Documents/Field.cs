using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Documents;

/// <summary>How a field's values compare.</summary>
internal enum FieldKind
{
    /// <summary>Text, ordinal.</summary>
    Text,

    /// <summary>An instant, to the microsecond.</summary>
    Time,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,
}

/// <summary>A field that a container can be filtered by, and sorted by where it says so.</summary>
public sealed class Field<T> where T : class
{
    private readonly Func<T, object?> read;

    private Field(string path, FieldKind kind, Func<T, object?> read) => (Path, Kind, this.read) = (path, kind, read);

    /// <summary>The JSON path with dots: <c>metadata.updated_at</c>.</summary>
    public string Path { get; }

    /// <summary>How its values compare.</summary>
    internal FieldKind Kind { get; }

    /// <summary>Whether the container has an index in this order.</summary>
    public bool IsSortable { get; internal init; }

    /// <summary>The path of the text this field is the case-folded form of; null for other fields.</summary>
    public string? FoldedFrom { get; internal init; }

    /// <summary>
    /// The value as a store compares it: text, microseconds since 1970 UTC, number, or 0 and 1; null where there is none.
    /// </summary>
    public object? ReadComparable(T document) => FieldValue.ToComparable(read(document));

    internal static Field<T> From<TValue>(Expression<Func<T, TValue>> expression, bool sortable, string? foldedFrom = null)
    {
        var compiled = expression.Compile();
        return new Field<T>(FieldPath.Of(expression), KindOf(typeof(TValue)), document => compiled(document))
        {
            IsSortable = sortable,
            FoldedFrom = foldedFrom,
        };
    }

    private static FieldKind KindOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) || type.IsEnum ? FieldKind.Text
            : type == typeof(DateTimeOffset) ? FieldKind.Time
            : type == typeof(bool) ? FieldKind.Flag
            : type == typeof(int) || type == typeof(long) ? FieldKind.Number
            : throw new NotSupportedException($"A field of type {type.Name} cannot be queried.");
    }
}

/// <summary>Values as stores compare them.</summary>
internal static class FieldValue
{
    /// <summary>A value as a store compares it.</summary>
    public static object? ToComparable(object? value) => value switch
    {
        null => null,
        string text => text,
        DateTimeOffset at => UtcTime.ToMicroseconds(at),
        bool flag => flag ? 1L : 0L,
        int number => (long)number,
        long number => number,
        Enum member => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString()),
        _ => throw new NotSupportedException($"A field of type {value.GetType().Name} cannot be queried."),
    };
}

/// <summary>Reads the JSON path from an expression such as <c>s => s.Metadata.Title</c>.</summary>
internal static class FieldPath
{
    public static string Of(LambdaExpression expression)
    {
        var names = new Stack<string>();
        var node = expression.Body;
        while (node is UnaryExpression { NodeType: ExpressionType.Convert } convert)
        {
            node = convert.Operand;
        }

        while (node is MemberExpression member)
        {
            names.Push(NameOf(member.Member));
            node = member.Expression;
        }

        return node is ParameterExpression && names.Count > 0
            ? string.Join('.', names)
            : throw new ArgumentException($"'{expression}' does not name a field.", nameof(expression));
    }

    public static string NameOf(MemberInfo member) =>
        member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);
}
