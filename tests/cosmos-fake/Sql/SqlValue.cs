using System.Text.Json;

namespace Portal.CosmosFake.Sql;

/// <summary>
/// The values of a query: null, bool, double, string, arrays and objects as <see cref="JsonElement"/>, and undefined, with the order
/// and the comparisons that Cosmos documents for them.
/// </summary>
internal static class SqlValue
{
    public static readonly object Undefined = new();

    /// <summary>Above this a double no longer holds every whole number.</summary>
    private const double LargestWhole = 9e15;

    private enum Rank
    {
        Undefined,
        Null,
        Bool,
        Number,
        Text,
        Array,
        Object,
    }

    public static object? From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String => element.GetString(),
        _ => element,
    };

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double whole when whole == Math.Floor(whole) && Math.Abs(whole) < LargestWhole:
                writer.WriteNumberValue((long)whole);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    public static object? Property(object? value, string name) =>
        IsObject(value, out var element) && element.TryGetProperty(name, out var found) ? From(found) : Undefined;

    public static object? Item(object? value, object? index) => index switch
    {
        string name => Property(value, name),
        double at when IsArray(value, out var items) && at >= 0 && at < items.GetArrayLength() => From(items[(int)at]),
        _ => Undefined,
    };

    public static bool IsUndefined(object? value) => ReferenceEquals(value, Undefined);

    public static bool IsArray(object? value, out JsonElement items)
    {
        items = value is JsonElement element ? element : default;
        return items.ValueKind == JsonValueKind.Array;
    }

    public static bool IsObject(object? value, out JsonElement properties)
    {
        properties = value is JsonElement element ? element : default;
        return properties.ValueKind == JsonValueKind.Object;
    }

    /// <summary>The total order of ORDER BY, MIN and MAX: by type first, then by value; strings by code unit.</summary>
    public static int Order(object? left, object? right)
    {
        var byRank = RankOf(left).CompareTo(RankOf(right));
        if (byRank != 0)
            return byRank;

        return (left, right) switch
        {
            (bool a, bool b) => a.CompareTo(b),
            (double a, double b) => a.CompareTo(b),
            (string a, string b) => string.CompareOrdinal(a, b),
            (JsonElement a, JsonElement b) => string.CompareOrdinal(a.GetRawText(), b.GetRawText()),
            _ => 0,
        };
    }

    public static bool AreEqual(object? left, object? right) =>
        left is JsonElement a && right is JsonElement b ? JsonElement.DeepEquals(a, b) : Equals(left, right);

    /// <summary>A comparison in WHERE: undefined where one side is, and where an order is asked of two types.</summary>
    public static object? Compare(string comparison, object? left, object? right)
    {
        if (IsUndefined(left) || IsUndefined(right))
            return Undefined;
        if (comparison is "=")
            return AreEqual(left, right);
        if (comparison is "!=" or "<>")
            return !AreEqual(left, right);
        if (RankOf(left) != RankOf(right))
            return Undefined;

        var order = Order(left, right);
        return comparison switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>A text that is equal for equal values: the key of GROUP BY and DISTINCT.</summary>
    public static string Key(object? value) => IsUndefined(value) ? "" : JsonText.Write(writer => Write(writer, value));

    private static Rank RankOf(object? value) => value switch
    {
        null => Rank.Null,
        bool => Rank.Bool,
        double => Rank.Number,
        string => Rank.Text,
        JsonElement { ValueKind: JsonValueKind.Array } => Rank.Array,
        JsonElement => Rank.Object,
        _ => Rank.Undefined,
    };
}
