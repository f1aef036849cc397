using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Portal.EndToEnd.Hosting;

/// <summary>An archive that was answered.</summary>
public sealed class ZipAnswer
{
    private readonly Dictionary<string, byte[]> files = [];

    public ZipAnswer(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            files.Add(entry.FullName, content.ToArray());
        }
    }

    /// <summary>The files' paths, in order.</summary>
    public IReadOnlyList<string> Names => [.. files.Keys.Order(StringComparer.Ordinal)];

    public JsonElement Json(string name) => JsonSerializer.Deserialize<JsonElement>(files[name]);

    /// <summary>Everything in it as one text.</summary>
    public string Text => string.Join('\n', files.Select(file => $"{file.Key}\n{Encoding.UTF8.GetString(file.Value)}"));
}
