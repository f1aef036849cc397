using System.IO.Compression;
using System.Text.Json;
using Portal.Shared.Api;

namespace Portal.Contracts.MyData;

/// <summary>The archive of an export. Each file is sent while it is written, so that the whole is never in memory.</summary>
public sealed class PersonalArchive
{
    private readonly ZipArchive zip;
    private readonly CancellationToken cancellation;

    /// <summary>Begins with an archive that its caller closes.</summary>
    public PersonalArchive(ZipArchive zip, CancellationToken cancellation) => (this.zip, this.cancellation) = (zip, cancellation);

    /// <summary>How JSON files are written: indented, the API's names, text as it is.</summary>
    public static JsonSerializerOptions Json { get; } = CreateOptions();

    /// <summary>Adds a file.</summary>
    /// <param name="path">Its path with slashes; no two files have the same.</param>
    /// <param name="write">Writes it.</param>
    public async Task AddAsync(string path, Func<Stream, Task> write)
    {
        await using var stream = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellation);
        await write(stream);
    }

    /// <summary>Adds a value as JSON.</summary>
    public Task AddJsonAsync<T>(string path, T value) =>
        AddAsync(path, stream => JsonSerializer.SerializeAsync(stream, value, Json, cancellation));

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions { WriteIndented = true };
        ApiJson.Configure(options);
        return options;
    }
}
