using System.IO.Compression;
using Portal.Contracts.MyData;

namespace Portal.MyData;

/// <summary>How much there is of one kind.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Count">How much.</param>
internal sealed record PersonalCount(string Title, int Count);

/// <summary>Everything that is stored about a user: counted, and as one archive.</summary>
internal sealed class PersonalExport(IEnumerable<IPersonalData> kinds)
{
    /// <summary>Media type of the archive.</summary>
    public const string ContentType = "application/zip";

    /// <summary>The name that the archive is saved under.</summary>
    public const string FileName = "webviz-portal-my-data.zip";

    /// <summary>How much there is of every kind, in their order.</summary>
    public async Task<IReadOnlyList<PersonalCount>> CountAsync(string userId, CancellationToken cancellation)
    {
        var counts = new List<PersonalCount>();
        foreach (var kind in kinds.OrderBy(kind => kind.Order))
        {
            counts.Add(new PersonalCount(kind.Title, await kind.CountAsync(userId, cancellation)));
        }

        return counts;
    }

    /// <summary>Writes the archive while it is read; a store that fails on the way breaks it off.</summary>
    public async Task WriteAsync(string userId, Stream output, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(
            output,
            ZipArchiveMode.Create,
            leaveOpen: true,
            entryNameEncoding: null,
            cancellation);
        var archive = new PersonalArchive(zip, cancellation);
        foreach (var kind in kinds.OrderBy(kind => kind.Order))
        {
            await kind.ExportAsync(userId, archive, cancellation);
        }
    }
}
