using System.Text;
using System.Text.RegularExpressions;

namespace Portal.CosmosFake.Sql;

/// <summary>Operators as expressions over expressions, with the three-valued logic of undefined.</summary>
internal static class SqlOperators
{
    public static SqlExpression Or(SqlExpression left, SqlExpression right) => scope =>
    {
        var first = left(scope);
        if (first is true)
            return true;

        var second = right(scope);
        if (second is true)
            return true;

        return first is false && second is false ? false : SqlValue.Undefined;
    };

    public static SqlExpression And(SqlExpression left, SqlExpression right) => scope =>
    {
        var first = left(scope);
        if (first is false)
            return false;

        var second = right(scope);
        if (second is false)
            return false;

        return first is true && second is true ? true : SqlValue.Undefined;
    };

    public static SqlExpression Not(SqlExpression operand) => scope => operand(scope) is bool flag ? !flag : SqlValue.Undefined;

    public static SqlExpression Compare(string comparison, SqlExpression left, SqlExpression right) =>
        scope => SqlValue.Compare(comparison, left(scope), right(scope));

    public static SqlExpression In(SqlExpression tested, IReadOnlyList<SqlExpression> choices) => scope =>
    {
        var value = tested(scope);
        return SqlValue.IsUndefined(value) ? value : choices.Any(choice => SqlValue.Compare("=", value, choice(scope)) is true);
    };

    public static SqlExpression Between(SqlExpression tested, SqlExpression low, SqlExpression high) =>
        And(Compare(">=", tested, low), Compare("<=", tested, high));

    public static SqlExpression Like(SqlExpression tested, SqlExpression pattern, char? escape) => scope =>
        tested(scope) is string text && pattern(scope) is string like
            ? Regex.IsMatch(text, LikeAsRegex(like, escape), RegexOptions.Singleline | RegexOptions.CultureInvariant)
            : SqlValue.Undefined;

    public static SqlExpression Arithmetic(string sign, SqlExpression left, SqlExpression right) => scope =>
    {
        var first = left(scope);
        if (sign == "??")
            return SqlValue.IsUndefined(first) ? right(scope) : first;

        return (sign, first, right(scope)) switch
        {
            ("||", string a, string b) => a + b,
            ("+", double a, double b) => a + b,
            ("-", double a, double b) => a - b,
            ("*", double a, double b) => a * b,
            ("/", double a, double b) => a / b,
            ("%", double a, double b) => a % b,
            _ => SqlValue.Undefined,
        };
    };

    private static string LikeAsRegex(string pattern, char? escape)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == escape && i + 1 < pattern.Length)
                regex.Append(Regex.Escape(pattern[++i].ToString()));
            else
                regex.Append(pattern[i] switch { '%' => ".*", '_' => ".", var other => Regex.Escape(other.ToString()) });
        }

        return regex.Append("\\z").ToString();
    }
}
