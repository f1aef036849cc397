using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Content;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Web;

namespace Portal.Sessions;

/// <summary>
/// A session in one file, <c>.webviz-session.json</c>: title, description, times, hash and the content exactly as it is stored. Title
/// and description are made to be taken when it is imported, whatever another program has stored.
/// </summary>
internal sealed record SessionFile
{
    /// <summary>What the file says it is.</summary>
    public const string FormatName = "webviz-session";

    /// <summary>What the file of a snapshot says it is.</summary>
    public const string SnapshotFormatName = "webviz-snapshot";

    private static readonly JsonSerializerOptions Options = CreateOptions();

    public string? Format { get; init; }

    public int FormatVersion { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public int? Version { get; init; }

    public string? ContentHash { get; init; }

    public string? Content { get; init; }

    public static SessionFile Of(Session session, ReadOnlySpan<byte> contentLiteral) => new()
    {
        Format = FormatName,
        FormatVersion = 1,
        Title = FittingText.TitleOf(session.Metadata.Title),
        Description = FittingText.DescriptionOf(session.Metadata.Description),
        CreatedAt = session.Metadata.CreatedAt,
        UpdatedAt = session.Metadata.UpdatedAt,
        Version = session.Metadata.Version,
        ContentHash = session.Metadata.ContentHash,
        Content = Encoding.UTF8.GetString(ContentText.ToUtf8(contentLiteral)),
    };

    /// <summary>A version that a save replaced, in the same form: it can be imported again.</summary>
    public static SessionFile Of(SessionVersion version, ReadOnlySpan<byte> contentLiteral) => new()
    {
        Format = FormatName,
        FormatVersion = 1,
        Title = FittingText.TitleOf(version.Title),
        Description = FittingText.DescriptionOf(version.Description),
        CreatedAt = version.CreatedAt,
        UpdatedAt = version.UpdatedAt,
        Version = version.Version,
        ContentHash = version.ContentHash,
        Content = Encoding.UTF8.GetString(ContentText.ToUtf8(contentLiteral)),
    };

    /// <summary>A file that waits to be imported, as it came.</summary>
    public static SessionFile Of(PendingImport import, ReadOnlySpan<byte> contentLiteral) => new()
    {
        Format = FormatName,
        FormatVersion = 1,
        Title = import.Title,
        Description = import.Description,
        UpdatedAt = import.UpdatedAt,
        Version = import.Version,
        ContentHash = import.ContentHash,
        Content = Encoding.UTF8.GetString(ContentText.ToUtf8(contentLiteral)),
    };

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>The name that a session's file is saved under.</summary>
    public static string NameOf(string title) => FileName.Of(title, "session", ".webviz-session.json");

    /// <summary>The name that the file of a version is saved under.</summary>
    public static string NameOf(string title, int version) => FileName.Of(title, "session", $" version {version}.webviz-session.json");

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
        ApiJson.Configure(options);
        return options;
    }
}
