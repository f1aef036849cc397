using System.Text;
using System.Text.Json;

namespace Portal.CosmosFake;

/// <summary>
/// The hash by which Cosmos spreads partitions (version 2: MurmurHash3 of each level, hexadecimal). The SDK sends ranges of it for a
/// prefix of a hierarchical key, and for nothing else that the portal does.
/// </summary>
internal static class EffectivePartitionKey
{
    private const byte EndOfText = 0xFF;

    private enum Marker : byte
    {
        Undefined = 0,
        Null = 1,
        False = 2,
        True = 3,
        Number = 5,
        Text = 8,
    }

    public static string Of(string partitionKey)
    {
        using var parsed = JsonDocument.Parse(partitionKey);
        return string.Concat(parsed.RootElement.EnumerateArray().Select(Hash));
    }

    public static bool IsBetween(string partitionKey, string start, string end)
    {
        var hash = Of(partitionKey);
        return string.CompareOrdinal(hash, start) >= 0 && string.CompareOrdinal(hash, end) < 0;
    }

    private static string Hash(JsonElement level)
    {
        var hash = Murmur3.Hash128(Bytes(level));
        Array.Reverse(hash);
        hash[0] &= 0x3F;
        return Convert.ToHexString(hash);
    }

    private static byte[] Bytes(JsonElement level) => level.ValueKind switch
    {
        JsonValueKind.Null => [(byte)Marker.Null],
        JsonValueKind.True => [(byte)Marker.True],
        JsonValueKind.False => [(byte)Marker.False],
        JsonValueKind.Number => [(byte)Marker.Number, .. BitConverter.GetBytes(level.GetDouble())],
        JsonValueKind.String => [(byte)Marker.Text, .. Encoding.UTF8.GetBytes(level.GetString()!), EndOfText],
        _ => [(byte)Marker.Undefined],
    };
}
