using System.Globalization;
using System.Text;
using Microsoft.Azure.Cosmos;

namespace Portal.Documents.Cosmos;

/// <summary>
/// A query as Cosmos SQL. Conditions are a superset of the filter, because an existing database holds times in several forms and
/// folded texts of another folding; rows are checked again by <see cref="Filter{T}.Matches"/>.
/// </summary>
internal sealed class CosmosQuerySql<T> : FilterSql<T> where T : class, IDocument
{
    private readonly List<(string Name, object Value)> parameters = [];

    public static QueryDefinition ById(DocumentDeclaration<T> declaration, string storedId, bool withContent) =>
        new QueryDefinition($"SELECT {(withContent ? "*" : Projection(declaration))} FROM c WHERE c.id = @id").WithParameter(
            "@id",
            storedId);

    public static QueryDefinition Of(DocumentDeclaration<T> declaration, DocumentQuery<T> query, bool hasComposite)
    {
        var text = new CosmosQuerySql<T>();
        text.Sql.Append(CultureInfo.InvariantCulture, $"SELECT {Projection(declaration)} FROM c");
        if (query.Where is not null)
        {
            text.Sql.Append(" WHERE ");
            text.Append(query.Where);
        }

        var direction = query.OrderBy.Descending ? "DESC" : "ASC";
        text.Sql.Append(CultureInfo.InvariantCulture, $" ORDER BY {Path(query.OrderBy.Field.Path)} {direction}");
        if (hasComposite)
        {
            text.Sql.Append(CultureInfo.InvariantCulture, $", c.id {direction}");
        }

        return text.parameters.Aggregate(
            new QueryDefinition(text.Sql.ToString()), (definition, parameter) => definition.WithParameter(parameter.Name, parameter.Value));
    }

    /// <summary>
    /// Documents without folded copies, and those whose copies look as if another program had renamed them; what is needed to tell, across
    /// partitions.
    /// </summary>
    public static QueryDefinition Unfolded(DocumentDeclaration<T> declaration)
    {
        var sources = CosmosFoldedText.SourcesOf(declaration).ToList();
        var names = sources
            .Select(source => source.Split('.')[0])
            .Append(CosmosFoldedText.Home)
            .Append(declaration.PartitionKeyPath)
            .Append("id")
            .Append("_etag")
            .Distinct();
        var conditions = sources.Select(source =>
            $"NOT IS_DEFINED({Path(CosmosFoldedText.PathOf(source))}) OR LOWER({Path(source)}) != {Path(CosmosFoldedText.PathOf(source))}");
        return new QueryDefinition($"SELECT {string.Join(", ", names.Select(Path))} FROM c WHERE {string.Join(" OR ", conditions)}");
    }

    /// <summary>Everything but the content: the top-level fields that the document type knows.</summary>
    private static string Projection(DocumentDeclaration<T> declaration)
    {
        if (!declaration.HasContent)
        {
            return "*";
        }

        return string.Join(", ", CosmosItem.KnownNames<T>().Append("_etag").Select(Path));
    }

    /// <summary>In quotes, because a field's name may be one of the language's words.</summary>
    private static string Path(string path) => $"c[\"{path.Replace(".", "\"][\"", StringComparison.Ordinal)}\"]";

    protected override void Append(Filter<T>.Comparison comparison)
    {
        var path = Path(comparison.Field.Path);
        switch (comparison.Field.Kind)
        {
            case FieldKind.Time:
                AppendTime(path, comparison.By, UtcTime.FromMicroseconds((long)comparison.Value));
                break;
            case FieldKind.Flag when comparison.Value is 0L:
                Sql.Append(CultureInfo.InvariantCulture, $"(NOT IS_DEFINED({path}) OR {path} = false)");
                break;
            case FieldKind.Flag:
                Sql.Append(CultureInfo.InvariantCulture, $"{path} = true");
                break;
            default:
                AppendPlain(comparison, path);
                break;
        }
    }

    private void AppendPlain(Filter<T>.Comparison comparison, string path)
    {
        if (comparison is { By: ComparisonKind.Contains, Value: "" })
        {
            // Every text contains the empty one, also the text that a document does not have.
            Sql.Append("true");
        }
        else if (comparison.Field.FoldedFrom is { } source)
        {
            AppendFolded(comparison.By, source, (string)comparison.Value);
        }
        else
        {
            Sql.Append(
                Compare(
                    path,
                    comparison.By,
                    Parameter(comparison.Field.Path == "id" ? CosmosIds.Encode((string)comparison.Value) : comparison.Value)));
        }
    }

    /// <summary>
    /// By the folded copy; and by the text itself in both spellings, for a document that another program wrote or renamed since the copies
    /// were made.
    /// </summary>
    private void AppendFolded(ComparisonKind by, string source, string folded)
    {
        var composed = Parameter(folded);
        Sql.Append(
            CultureInfo.InvariantCulture,
            $"({Compare(Path(CosmosFoldedText.PathOf(source)), by, composed)} OR {Compare($"LOWER({Path(source)})", by, composed)}");
        var decomposed = folded.IsNormalized(NormalizationForm.FormD) ? folded : folded.Normalize(NormalizationForm.FormD);
        if (decomposed != folded)
        {
            Sql.Append(CultureInfo.InvariantCulture, $" OR {Compare($"LOWER({Path(source)})", by, Parameter(decomposed))}");
        }

        Sql.Append(')');
    }

    private static string Compare(string operand, ComparisonKind by, string parameter) => by switch
    {
        ComparisonKind.Contains => $"CONTAINS({operand}, {parameter})",
        ComparisonKind.Equal => $"{operand} = {parameter}",
        ComparisonKind.AtLeast => $"{operand} >= {parameter}",
        _ => $"{operand} <= {parameter}",
    };

    /// <summary>Stored times differ in form, but all begin alike up to the second.</summary>
    private void AppendTime(string path, ComparisonKind by, DateTimeOffset value)
    {
        var second = new DateTimeOffset(value.Ticks - (value.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var from = by is ComparisonKind.AtMost ? null : $"{path} >= {Parameter(Text(second))}";
        var to =
            by is ComparisonKind.AtLeast || second > DateTimeOffset.MaxValue.AddDays(-1)
                ? null
                : $"{path} < {Parameter(Text(second.AddSeconds(1)))}";
        Sql.Append(CultureInfo.InvariantCulture, $"({string.Join(" AND ", new[] { from, to }.OfType<string>().DefaultIfEmpty("true"))})");
    }

    private static string Text(DateTimeOffset second) => second.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private string Parameter(object value)
    {
        var name = $"@p{parameters.Count}";
        parameters.Add((name, value));
        return name;
    }
}
