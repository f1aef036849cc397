using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Shared.Api;
using Portal.Shared.Documents;
using Portal.Shared.Text;
using Portal.Shared.Web;

namespace Portal.Sessions;

/// <summary>
/// A session in one file, <c>.webviz-session.json</c>: title, description, times, hash and the content exactly as it is stored.
/// </summary>
internal sealed record SessionFile
{
    /// <summary>What the file says it is.</summary>
    public const string FormatName = "webviz-session";

    /// <summary>Largest file that is read, bytes: the largest content with every byte escaped, and room for the rest.</summary>
    public const int MaxBytes = Limits.MaxBodyBytes;

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
        Title = session.Metadata.Title,
        Description = session.Metadata.Description,
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
        Title = version.Title,
        Description = version.Description,
        CreatedAt = version.CreatedAt,
        UpdatedAt = version.UpdatedAt,
        Version = version.Version,
        ContentHash = version.ContentHash,
        Content = Encoding.UTF8.GetString(ContentText.ToUtf8(contentLiteral)),
    };

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>The name that a session's file is saved under.</summary>
    public static string NameOf(string title) => FileName.Of(title, "session", ".webviz-session.json");

    /// <summary>Reads and checks a file.</summary>
    /// <returns>What would be imported, or why it cannot be.</returns>
    public static (SessionFile? File, string? Problem) Read(ReadOnlySpan<byte> bytes)
    {
        SessionFile? file;
        try
        {
            file = JsonSerializer.Deserialize<SessionFile>(WithoutMark(bytes), Options);
        }
        catch (JsonException)
        {
            return (null, "It is not JSON of an exported session.");
        }

        return file?.WhyNot() is { } problem ? (null, problem) : (file!.Normalized(), null);
    }

    private SessionFile Normalized() => this with
    {
        Title = PortalText.Normalize(Title!),
        Description = Description is null ? null : PortalText.Normalize(Description),
    };

    private string? WhyNot()
    {
        if (Format != FormatName || Content is null || Title is null)
        {
            return "It is JSON, but not an exported session.";
        }

        if (FormatVersion != 1)
        {
            return $"It was exported in format {FormatVersion}, and this portal reads format 1.";
        }

        var bytes = Encoding.UTF8.GetBytes(Content);
        return ContentSize.WhyTooLarge(ContentText.FromUtf8(bytes)) is { } tooLarge ? tooLarge
            : Convert.ToHexStringLower(SHA256.HashData(bytes)) != ContentHash ? "Its content does not match its hash: it was changed or damaged."
            : PortalText.WhyNotTitle(PortalText.Normalize(Title), Limits.MaxTitleLength) is { } title ? $"Its title {title}."
            : PortalText.WhyNotDescription(PortalText.Normalize(Description ?? ""), Limits.MaxDescriptionLength) is { } description ? $"Its description {description}."
            : null;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
        ApiJson.Configure(options);
        return options;
    }
}
