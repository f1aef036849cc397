namespace Portal.CosmosFake.Sql;

/// <summary>Operators, loosest first.</summary>
internal sealed partial class SqlParser
{
    private SqlExpression Expression()
    {
        var left = Conjunction();
        while (tokens.TryTake("OR"))
            left = SqlOperators.Or(left, Conjunction());

        return left;
    }

    private SqlExpression Conjunction()
    {
        var left = Negation();
        while (tokens.TryTake("AND"))
            left = SqlOperators.And(left, Negation());

        return left;
    }

    private SqlExpression Negation() => tokens.TryTake("NOT") ? SqlOperators.Not(Negation()) : Comparison();

    private SqlExpression Comparison()
    {
        var left = Sum();
        while (true)
        {
            if (tokens.IsNextAny("=", "!=", "<>", "<", "<=", ">", ">="))
                left = SqlOperators.Compare(tokens.Take().Value, left, Sum());
            else if (tokens.IsNext("NOT") && (tokens.IsNext("IN", 1) || tokens.IsNext("LIKE", 1) || tokens.IsNext("BETWEEN", 1)))
                left = NegatedTest(left);
            else if (tokens.IsNextAny("IN", "LIKE", "BETWEEN"))
                left = Test(left);
            else
                return left;
        }
    }

    private SqlExpression NegatedTest(SqlExpression tested)
    {
        tokens.Expect("NOT");
        return SqlOperators.Not(Test(tested));
    }

    private SqlExpression Test(SqlExpression tested)
    {
        if (tokens.TryTake("IN"))
        {
            tokens.Expect("(");
            var choices = List(Expression);
            tokens.Expect(")");
            return SqlOperators.In(tested, choices);
        }

        if (tokens.TryTake("BETWEEN"))
        {
            var low = Sum();
            tokens.Expect("AND");
            return SqlOperators.Between(tested, low, Sum());
        }

        tokens.Expect("LIKE");
        var pattern = Sum();
        return SqlOperators.Like(tested, pattern, tokens.TryTake("ESCAPE") ? tokens.Take().Value[0] : null);
    }

    private SqlExpression Sum()
    {
        var left = Product();
        while (tokens.IsNextAny("+", "-", "||", "??"))
            left = SqlOperators.Arithmetic(tokens.Take().Value, left, Product());

        return left;
    }

    private SqlExpression Product()
    {
        var left = Unary();
        while (tokens.IsNextAny("*", "/", "%"))
            left = SqlOperators.Arithmetic(tokens.Take().Value, left, Unary());

        return left;
    }

    private SqlExpression Unary()
    {
        if (tokens.TryTake("-"))
            return SqlOperators.Arithmetic("-", _ => 0.0, Unary());

        return tokens.TryTake("+") ? Unary() : Path(Primary());
    }
}
