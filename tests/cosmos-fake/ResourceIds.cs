using System.Buffers.Binary;

namespace Portal.CosmosFake;

/// <summary>
/// Resource ids (<c>_rid</c>) in the layout that the SDK takes apart: 4 bytes of database, 4 of container with the top bit set,
/// 8 of document, low byte first. The SDK compares the document part, so it is the document's sequence number.
/// </summary>
internal static class ResourceIds
{
    private const int DocumentOffset = 8;

    public static byte[] Database(uint number)
    {
        var rid = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(rid, number);
        return rid;
    }

    public static byte[] Container(byte[] database, uint number)
    {
        var rid = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(rid, number | 0x8000_0000);
        return [.. database, .. rid];
    }

    public static byte[] Document(byte[] container, long sequence)
    {
        var rid = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(rid, sequence);
        return [.. container, .. rid];
    }

    public static byte[] PartitionRange(byte[] container) => [.. container, 0, 0, 0, 0, 0, 0, 0, 0x50];

    public static string Text(byte[] rid) => Convert.ToBase64String(rid).Replace('/', '-');

    public static long SequenceOf(string documentRid) =>
        BinaryPrimitives.ReadInt64LittleEndian(Convert.FromBase64String(documentRid.Replace('-', '/')).AsSpan(DocumentOffset));
}
