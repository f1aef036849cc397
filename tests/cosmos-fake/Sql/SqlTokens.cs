namespace Portal.CosmosFake.Sql;

/// <summary>A place in the token list; keywords are compared without case and never match quoted text.</summary>
internal sealed class SqlTokens(string sql)
{
    private readonly List<SqlToken> tokens = SqlLexer.Read(sql);

    public int Position { get; private set; }

    public bool AtEnd => Position >= tokens.Count;

    public SqlToken Current => AtEnd ? throw new SqlError("Syntax error near the end of the query.") : tokens[Position];

    public SqlToken Previous => tokens[Position - 1];

    public bool IsNext(string text, int ahead = 0) =>
        Position + ahead < tokens.Count
        && tokens[Position + ahead].Kind != SqlTokenKind.Text
        && string.Equals(tokens[Position + ahead].Value, text, StringComparison.OrdinalIgnoreCase);

    public bool IsNextAny(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (IsNext(text))
                return true;
        }

        return false;
    }

    public bool TryTake(string text)
    {
        if (!IsNext(text))
            return false;

        Position++;
        return true;
    }

    public void Expect(string text)
    {
        if (!TryTake(text))
            throw new SqlError($"Syntax error, expected '{text}'" + (AtEnd ? " at the end." : $" near '{Current.Value}'."));
    }

    public SqlToken Take()
    {
        var token = Current;
        Position++;
        return token;
    }

    public string TakeWord() => Current.Kind == SqlTokenKind.Word ? Take().Value : throw Unexpected();

    public string TakeName() => Current.Kind is SqlTokenKind.Word or SqlTokenKind.Text ? Take().Value : throw Unexpected();

    public IReadOnlyList<SqlToken> Since(int start) => tokens[start..Position];

    public SqlError Unexpected() => new($"Syntax error, incorrect syntax near '{Current.Value}'.");
}
