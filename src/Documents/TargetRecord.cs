using System.Text.Json.Serialization;

namespace Portal.Documents;

/// <summary>A record about another document, its target; there is one for each.</summary>
public abstract record TargetRecord
{
    /// <summary><c>{kind}__{target}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Kind of the record or of the target.</summary>
    public required string Kind { get; init; }

    /// <summary>Id of the target.</summary>
    public required string TargetId { get; init; }

    /// <summary>Owner of the target.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Whether some of it could not be read, and stands for nothing.</summary>
    [JsonIgnore]
    public bool IsDamaged { get; init; }

    /// <summary>Kind and target as the id says them.</summary>
    protected (string Kind, string TargetId) FromId() => (Id.Split("__")[0], Id.Split("__", 2)[^1]);
}
