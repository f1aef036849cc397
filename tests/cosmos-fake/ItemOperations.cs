using System.Text.Json;

namespace Portal.CosmosFake;

/// <summary>What an operation on one item answers; the charge is a plausible number, not a promise.</summary>
internal sealed record ItemResult(int Status, StoredDocument? Document, double Charge);

/// <summary>The operations on one item, the same alone and inside a batch. Refusals are <see cref="CosmosError"/>.</summary>
internal static class ItemOperations
{
    private const double WriteCharge = 5;
    private const double ChargePerKilobyte = 1 / 1024.0;

    public static ItemResult Create(
        FakeContainer container, ReadOnlyMemory<byte> body, string? partitionKey, ItemConditions conditions, bool upsert)
    {
        var document = JsonText.ParseObject(body);
        var id = ItemRules.RequireId(document);
        var key = PartitionKeys.Of(document, container.Settings.PartitionKeyPaths);
        if (partitionKey is not null && partitionKey != key)
            throw new CosmosError(400, "PartitionKey extracted from document doesn't match the one specified in the header.", 1001);

        lock (container.Gate)
        {
            var existing = container.Find(key, id);
            if (existing is null)
                return Write(container, 201, document, key, id);
            if (!upsert)
                throw new CosmosError(409, "Entity with the specified id already exists in the system.");

            conditions.Check(existing);
            return Write(container, 200, document, key, id);
        }
    }

    public static ItemResult Read(FakeContainer container, string partitionKey, string id, ItemConditions conditions)
    {
        var document = container.Find(partitionKey, id) ?? throw CosmosError.NotFound();
        return conditions.SaysUnchanged(document)
            ? new ItemResult(304, document, 1)
            : new ItemResult(200, document, Math.Max(1, document.Json.Length * ChargePerKilobyte));
    }

    public static ItemResult Replace(
        FakeContainer container, ReadOnlyMemory<byte> body, string partitionKey, string id, ItemConditions conditions)
    {
        var document = JsonText.ParseObject(body);
        lock (container.Gate)
        {
            Existing(container, partitionKey, id, conditions);
            RequireSameIdentity(container, document, partitionKey, id);
            return Write(container, 200, document, partitionKey, id);
        }
    }

    public static ItemResult Patch(
        FakeContainer container, ReadOnlyMemory<byte> body, string partitionKey, string id, ItemConditions conditions)
    {
        var patch = PatchOperations.Parse(body);
        lock (container.Gate)
        {
            var existing = Existing(container, partitionKey, id, conditions);
            var json = patch.Apply(existing);
            if (json.Length > ItemRules.MaxBytes)
                throw CosmosError.TooLarge();

            var document = JsonText.ParseObject(json);
            RequireSameIdentity(container, document, partitionKey, id);
            return Write(container, 200, document, partitionKey, id);
        }
    }

    public static ItemResult Delete(FakeContainer container, string partitionKey, string id, ItemConditions conditions)
    {
        lock (container.Gate)
        {
            container.Remove(Existing(container, partitionKey, id, conditions));
            return new ItemResult(204, null, WriteCharge);
        }
    }

    private static StoredDocument Existing(FakeContainer container, string partitionKey, string id, ItemConditions conditions)
    {
        var existing = container.Find(partitionKey, id) ?? throw CosmosError.NotFound();
        conditions.Check(existing);
        return existing;
    }

    private static void RequireSameIdentity(FakeContainer container, JsonElement document, string partitionKey, string id)
    {
        if (ItemRules.RequireId(document) != id || PartitionKeys.Of(document, container.Settings.PartitionKeyPaths) != partitionKey)
            throw CosmosError.BadRequest("Replacing or patching the id or the partition key of an item is not supported.");
    }

    private static ItemResult Write(FakeContainer container, int status, JsonElement document, string partitionKey, string id)
    {
        ItemRules.RequireTimeToLive(document);
        ItemRules.RequireUnique(container, document, partitionKey, id);
        var stored = container.Put(document, partitionKey, id);
        return new ItemResult(status, stored, WriteCharge + (2 * stored.Json.Length * ChargePerKilobyte));
    }
}
