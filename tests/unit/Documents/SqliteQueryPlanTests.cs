using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Documents;
using Portal.Documents.Sqlite;

namespace Portal.Tests.Documents;

/// <summary>Every query that a declaration allows is served by an index: no scan of a table, no sort.</summary>
public sealed class SqliteQueryPlanTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-plans-");
    private SqliteStore store = null!;

    public static TheoryData<string> Containers { get; } = [.. ProductDeclarations.All.Select(declaration => declaration.Container)];

    public async Task InitializeAsync()
    {
        store = new SqliteStore(Path.Combine(folder.FullName, "portal.db"), TimeProvider.System, NullLogger<SqliteStore>.Instance);
        await store.StartAsync(ProductDeclarations.All, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void Every_order_is_an_index(string container)
    {
        Assert.All(TextsOf(container, nameof(TextsOf)), sql =>
        {
            var plan = string.Join("; ", PlanOf(sql));
            Assert.Contains("SEARCH", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void Every_count_is_answered_by_an_index_alone(string container) => Assert.All(TextsOf(container, nameof(CountsOf)), sql =>
    {
        // What is counted comes as rows of the query inside, which SQLite calls a scan of the subquery.
        var plan = PlanOf(sql).Where(step => step is not "SCAN (subquery-1)" and not "CO-ROUTINE (subquery-1)").ToList();
        Assert.StartsWith("SEARCH", Assert.Single(plan), StringComparison.Ordinal);
        Assert.Contains("USING COVERING INDEX", plan[0], StringComparison.Ordinal);
    });

    private static IEnumerable<string> TextsOf(string container, string how)
    {
        var declaration = ProductDeclarations.All.Single(known => known.Container == container);
        var texts =
            typeof(SqliteQueryPlanTests)
                .GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
                .Single(method => method.Name == how && method.IsGenericMethod)
                .MakeGenericMethod(declaration.DocumentType)
                .Invoke(null, [declaration]) as IEnumerable<string>;
        return texts!.Select(sql =>
            sql.Replace(" AND () ", " ", StringComparison.Ordinal).Replace(" AND ()", "", StringComparison.Ordinal));
    }

    private static IEnumerable<string> TextsOf<T>(DocumentDeclaration<T> declaration) where T : class, IDocument
    {
        var table = new SqliteTable<T>(declaration);
        List<string> texts = [table.Find, table.Update, table.Delete, table.DeleteIf];
        if (declaration.HasContent)
        {
            texts.AddRange([table.FindWithContent, table.DeleteContent]);
        }

        return texts.Concat(QueriesOf(declaration).Select(query => query.Sql));
    }

    private static IEnumerable<string> CountsOf<T>(DocumentDeclaration<T> declaration) where T : class, IDocument =>
        QueriesOf(declaration).Select(query => query.CountSql);

    private static IEnumerable<SqliteQuery<T>> QueriesOf<T>(DocumentDeclaration<T> declaration) where T : class, IDocument
    {
        var contains = declaration.Fields.Where(field => field.FoldedFrom is not null)
            .Select(Filter<T> (field) => new Filter<T>.Comparison(field, ComparisonKind.Contains, "x"));
        foreach (var sorted in declaration.Fields.Where(field => field.IsSortable))
        {
            var value = sorted.Kind is FieldKind.Text ? "\"x\"" : "1";
            foreach (var (descending, continuation) in new[]
                {
                    (true, null),
                    (false, null),
                    (true, $"[{value},\"k\"]"),
                    (false, $"[{value},\"k\"]"),
                })
            {
                var query = new DocumentQuery<T> { OrderBy = new Sort<T>(sorted, descending), Continuation = continuation };
                var fields = declaration.CrossPartitionPaths.Select(path => declaration.Fields.Single(field => field.Path == path));
                foreach (var across in fields)
                {
                    var bound = new Filter<T>.Comparison(across, ComparisonKind.Equal, across.Kind is FieldKind.Text ? "x" : 1L);
                    yield return new SqliteQuery<T>(declaration, query with { Where = new Filter<T>.All([bound, .. contains]) }, 0);
                }

                if (declaration.PartitionKeyPath != "id")
                {
                    yield return new SqliteQuery<T>(
                        declaration,
                        query with
                        {
                            Partition = "p",
                            Where = new Filter<T>.All([.. contains]),
                        },
                        0);
                }
            }
        }
    }

    private List<string> PlanOf(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "portal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in System.Text.RegularExpressions.Regex.Matches(sql, "@\\w+").Select(match => match.Value).Distinct())
        {
            command.Parameters.AddWithValue(name, 1);
        }

        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
        {
            plan.Add(reader.GetString(3));
        }

        return plan;
    }
}
