using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Portal.CosmosFake;

/// <summary>All databases, and the counter that their resource ids come from.</summary>
internal sealed class FakeAccount(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, FakeDatabase> databases = new(StringComparer.Ordinal);
    private uint lastNumber;

    public TimeProvider Clock => clock;

    public IEnumerable<FakeDatabase> Databases => databases.Values;

    public FakeDatabase Find(string nameOrRid) =>
        databases.GetValueOrDefault(nameOrRid)
        ?? databases.Values.FirstOrDefault(database => database.Rid == nameOrRid)
        ?? throw new CosmosError(404, "Resource Not Found: the database does not exist.");

    public FakeDatabase Add(JsonObject properties)
    {
        var database = new FakeDatabase(properties, ResourceIds.Database(NextNumber()), clock);
        return databases.TryAdd(database.Id, database)
            ? database
            : throw new CosmosError(409, "Resource with specified id or name already exists.");
    }

    public void Remove(FakeDatabase database) => databases.TryRemove(database.Id, out _);

    public uint NextNumber() => Interlocked.Increment(ref lastNumber);
}
