using System.Globalization;
using System.Text;

namespace Portal.CosmosFake.Sql;

internal enum SqlTokenKind
{
    Word,
    Parameter,
    Number,
    Text,
    Symbol,
}

internal readonly record struct SqlToken(SqlTokenKind Kind, string Value);

/// <summary>Cuts a query text into words, parameters, numbers, strings and symbols.</summary>
internal sealed class SqlLexer(string sql)
{
    private static readonly HashSet<string> LongSymbols = ["<=", ">=", "!=", "<>", "||", "??"];

    private int position;

    public static List<SqlToken> Read(string sql)
    {
        var lexer = new SqlLexer(sql);
        var tokens = new List<SqlToken>();
        while (lexer.Next() is { } token)
            tokens.Add(token);

        return tokens;
    }

    private SqlToken? Next()
    {
        SkipBlanks();
        if (position >= sql.Length)
            return null;

        var first = sql[position];
        if (IsWordStart(first))
            return new SqlToken(SqlTokenKind.Word, While(IsWordPart));
        if (first == '@')
            return new SqlToken(SqlTokenKind.Parameter, Take(1) + While(IsWordPart));
        if (char.IsDigit(first))
            return new SqlToken(SqlTokenKind.Number, Number());
        if (first is '"' or '\'')
            return new SqlToken(SqlTokenKind.Text, Text(first));

        var two = sql.Substring(position, Math.Min(2, sql.Length - position));
        return new SqlToken(SqlTokenKind.Symbol, Take(LongSymbols.Contains(two) ? 2 : 1));
    }

    private void SkipBlanks()
    {
        While(char.IsWhiteSpace);
        while (position + 1 < sql.Length && sql[position] == '-' && sql[position + 1] == '-')
        {
            While(c => c != '\n');
            While(char.IsWhiteSpace);
        }
    }

    private string Number()
    {
        var digits = While(c => char.IsDigit(c) || c == '.');
        if (position < sql.Length && sql[position] is 'e' or 'E')
        {
            digits += Take(1);
            if (position < sql.Length && sql[position] is '+' or '-')
                digits += Take(1);
            digits += While(char.IsDigit);
        }

        return digits;
    }

    private string Text(char quote)
    {
        var text = new StringBuilder();
        for (position++; ; position++)
        {
            if (position >= sql.Length)
                throw new SqlError("Syntax error, a string is not closed.");
            if (sql[position] == quote)
                break;

            text.Append(sql[position] == '\\' ? Escaped() : sql[position]);
        }

        position++;
        return text.ToString();
    }

    private char Escaped()
    {
        position++;
        switch (sql[position])
        {
            case 'n': return '\n';
            case 't': return '\t';
            case 'r': return '\r';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'u':
                position += 4;
                return (char)int.Parse(sql.AsSpan(position - 3, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            default: return sql[position];
        }
    }

    private string While(Func<char, bool> belongs)
    {
        var start = position;
        while (position < sql.Length && belongs(sql[position]))
            position++;

        return sql[start..position];
    }

    private string Take(int count)
    {
        position += count;
        return sql[(position - count)..position];
    }

    private static bool IsWordStart(char c) => char.IsLetter(c) || c == '_';

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
