using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Core.Utf8;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;

namespace Portal.CosmosFake;

/// <summary>The SDK's numbers for operations.</summary>
internal enum BatchOperationKind
{
    Create = 0,
    Patch = 1,
    Read = 2,
    Delete = 4,
    Replace = 5,
    Upsert = 20,
}

internal sealed record BatchOperation(
    BatchOperationKind Kind, string? PartitionKey, string? Id, ReadOnlyMemory<byte> Body, ItemConditions Conditions, bool Minimal);

internal sealed record BatchResult(int Status, string? ETag, ReadOnlyMemory<byte> Body, double Charge, int SubStatus = 0);

/// <summary>
/// Batches travel as HybridRow, a binary format. The SDK's package carries both the codec and the schemas (as an embedded resource), so
/// the fake speaks it with the SDK's own types.
/// </summary>
internal static class BatchCodec
{
    private const string SchemaResource = "Microsoft.Azure.Cosmos.Batch.HybridRowBatchSchemas.json";
    private const int FirstBuffer = 256;

    private static readonly Namespace Schemas = ReadSchemas();
    private static readonly LayoutResolverNamespace Resolver = new(Schemas, null);
    private static readonly Layout ResultLayout = Resolver.Resolve(Schemas.Schemas.First(schema => schema.Name == "BatchResult").SchemaId);

    public static List<BatchOperation> Read(byte[] body)
    {
        var operations = new List<BatchOperation>();
        Result Visit(ReadOnlyMemory<byte> record)
        {
            operations.Add(ReadOperation(record));
            return Result.Success;
        }

        using var stream = new MemoryStream(body);
        var reading = RecordIOStream.ReadRecordIOAsync(
            stream, Visit, (Func<ReadOnlyMemory<byte>, Result>?)null!, new MemorySpanResizer<byte>(body.Length));
        Require(reading.GetAwaiter().GetResult());
        return operations;
    }

    public static byte[] Write(IReadOnlyList<BatchResult> results)
    {
        using var stream = new MemoryStream();
        Result Produce(long index, out ReadOnlyMemory<byte> record)
        {
            record = index < results.Count ? WriteResult(results[(int)index]) : default;
            return Result.Success;
        }

        var writing = RecordIOStream.WriteRecordIOAsync(stream, new Segment("results", (Namespace)null!), Produce);
        Require(writing.GetAwaiter().GetResult());
        return stream.ToArray();
    }

    private static BatchOperation ReadOperation(ReadOnlyMemory<byte> record)
    {
        var row = new RowBuffer(record.Length, null!);
        if (!row.ReadFrom(record.Span, HybridRowVersion.V1, Resolver))
            throw CosmosError.BadRequest("The batch is not readable.");

        var kind = 0;
        string? key = null, id = null, ifMatch = null, ifNoneMatch = null;
        byte[] body = [];
        var minimal = false;
        var reader = new RowReader(ref row);
        while (reader.Read())
        {
            switch (reader.Path.ToString())
            {
                case "operationType": Require(reader.ReadInt32(out kind)); break;
                case "partitionKey": Require(reader.ReadString(out key)); break;
                case "id": Require(reader.ReadString(out id)); break;
                case "resourceBody": Require(reader.ReadBinary(out body)); break;
                case "ifMatch": Require(reader.ReadString(out ifMatch)); break;
                case "ifNoneMatch": Require(reader.ReadString(out ifNoneMatch)); break;
                case "minimalReturnPreference": Require(reader.ReadBool(out minimal)); break;
            }
        }

        return new BatchOperation((BatchOperationKind)kind, key, id, body, new ItemConditions(ifMatch, ifNoneMatch), minimal);
    }

    private static byte[] WriteResult(BatchResult result)
    {
        var row = new RowBuffer(FirstBuffer, new MemorySpanResizer<byte>(FirstBuffer));
        row.InitLayout(HybridRowVersion.V1, ResultLayout, Resolver);
        Require(RowWriter.WriteBuffer(ref row, result, WriteFields));
        using var stream = new MemoryStream();
        row.WriteTo(stream);
        return stream.ToArray();
    }

    private static Result WriteFields(ref RowWriter writer, TypeArgument type, BatchResult result)
    {
        Require(writer.WriteInt32("statusCode", result.Status));
        Require(writer.WriteInt32("subStatusCode", result.SubStatus));
        if (result.ETag is not null)
            Require(writer.WriteString("eTag", result.ETag));
        if (!result.Body.IsEmpty)
            Require(writer.WriteBinary("resourceBody", result.Body.Span));

        return writer.WriteFloat64("requestCharge", result.Charge);
    }

    private static void Require(Result result)
    {
        if (result != Result.Success)
            throw CosmosError.BadRequest($"The batch is not readable or writable: {result}.");
    }

    private static Namespace ReadSchemas()
    {
        using var stream = typeof(CosmosClient).Assembly.GetManifestResourceStream(SchemaResource)
            ?? throw new InvalidOperationException($"The SDK no longer embeds {SchemaResource}.");
        using var reader = new StreamReader(stream);
        return Namespace.Parse(reader.ReadToEnd());
    }
}
