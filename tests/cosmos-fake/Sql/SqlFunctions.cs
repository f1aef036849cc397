using System.Globalization;
using System.Text.Json;

namespace Portal.CosmosFake.Sql;

/// <summary>The built-in functions that the portal's queries and the SDK's own rewriting use; any other name is refused.</summary>
internal static class SqlFunctions
{
    private delegate object? Function(object?[] arguments);

    private static readonly Dictionary<string, Function> Known = new(StringComparer.Ordinal)
    {
        ["CONTAINS"] = a => OnTexts(a, (text, part, comparison) => text.Contains(part, comparison)),
        ["STARTSWITH"] = a => OnTexts(a, (text, part, comparison) => text.StartsWith(part, comparison)),
        ["ENDSWITH"] = a => OnTexts(a, (text, part, comparison) => text.EndsWith(part, comparison)),
        ["STRINGEQUALS"] = a => OnTexts(a, (text, part, comparison) => text.Equals(part, comparison)),
        ["INDEX_OF"] = a => OnTexts(a, (text, part, _) => (double)text.IndexOf(part, StringComparison.Ordinal)),
        ["LOWER"] = a => OnText(a, text => text.ToLowerInvariant()),
        ["UPPER"] = a => OnText(a, text => text.ToUpperInvariant()),
        ["LENGTH"] = a => OnText(a, text => (double)text.Length),
        ["TRIM"] = a => OnText(a, text => text.Trim()),
        ["LEFT"] = a => a is [string text, double count] ? text[..Clamp(count, text.Length)] : SqlValue.Undefined,
        ["SUBSTRING"] = a => a is [string text, double start, double count] ? Substring(text, start, count) : SqlValue.Undefined,
        ["REPLACE"] = a => a is [string text, string old, string by] ? text.Replace(old, by, StringComparison.Ordinal) : SqlValue.Undefined,
        ["CONCAT"] = a => a.All(part => part is string) ? string.Concat(a) : SqlValue.Undefined,
        ["TOSTRING"] = a => SqlValue.IsUndefined(a[0]) ? a[0] : a[0] as string ?? SqlValue.Key(a[0]),
        ["IS_DEFINED"] = a => !SqlValue.IsUndefined(a[0]),
        ["IS_NULL"] = a => a[0] is null,
        ["IS_STRING"] = a => a[0] is string,
        ["IS_NUMBER"] = a => a[0] is double,
        ["IS_BOOL"] = a => a[0] is bool,
        ["IS_ARRAY"] = a => SqlValue.IsArray(a[0], out _),
        ["IS_OBJECT"] = a => SqlValue.IsObject(a[0], out _),
        ["IS_PRIMITIVE"] = a => a[0] is null or bool or double or string,
        ["ARRAY_CONTAINS"] = a => SqlValue.IsArray(a[0], out var items) ? ArrayContains(items, a[1]) : SqlValue.Undefined,
        ["ARRAY_LENGTH"] = a => SqlValue.IsArray(a[0], out var items) ? (double)items.GetArrayLength() : SqlValue.Undefined,
        ["ABS"] = a => OnNumber(a, Math.Abs),
        ["FLOOR"] = a => OnNumber(a, Math.Floor),
        ["CEILING"] = a => OnNumber(a, Math.Ceiling),
        ["ROUND"] = a => OnNumber(a, number => Math.Round(number, MidpointRounding.AwayFromZero)),
        ["IIF"] = a => a[0] is true ? a[1] : a[2],
    };

    public static SqlExpression Find(string name, IReadOnlyList<SqlExpression> arguments)
    {
        if (name == "GETCURRENTTIMESTAMP")
            return scope => (double)scope.Now.ToUnixTimeMilliseconds();
        if (name == "GETCURRENTDATETIME")
            return scope => scope.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
        if (!Known.TryGetValue(name, out var function))
            throw new SqlError($"'{name}' is not a recognized built-in function name.");

        return scope => function([.. arguments.Select(argument => argument(scope))]);
    }

    /// <summary>A third argument of true compares without case.</summary>
    private static object? OnTexts<T>(object?[] arguments, Func<string, string, StringComparison, T> compute) =>
        arguments is [string text, string part, ..]
            ? compute(text, part, arguments is [_, _, true] ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            : SqlValue.Undefined;

    private static object? OnText<T>(object?[] arguments, Func<string, T> compute) =>
        arguments is [string text] ? compute(text) : SqlValue.Undefined;

    private static object? OnNumber(object?[] arguments, Func<double, double> compute) =>
        arguments is [double number] ? compute(number) : SqlValue.Undefined;

    private static bool ArrayContains(JsonElement items, object? wanted) =>
        items.EnumerateArray().Any(item => SqlValue.Compare("=", SqlValue.From(item), wanted) is true);

    private static string Substring(string text, double start, double count)
    {
        var from = Clamp(start, text.Length);
        return text.Substring(from, Clamp(count, text.Length - from));
    }

    private static int Clamp(double value, int highest) => (int)Math.Clamp(value, 0, highest);
}
