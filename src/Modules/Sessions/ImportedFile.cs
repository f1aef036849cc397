using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Portal.Content;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Sessions;

/// <summary>
/// A file that is to become a session. What the portal lets people download is taken, and what an API of Webviz answers: an exported
/// session or snapshot, the answer of <c>GET /sessions/{id}</c> and its relatives, unsaved work, and the content alone.
/// </summary>
/// <param name="Title">Its title; where the file has none that a session may have, one that comes near.</param>
/// <param name="Description">Its description.</param>
/// <param name="UpdatedAt">When it was saved last, as the file says.</param>
/// <param name="Version">Its version, as the file says.</param>
/// <param name="IsHashed">Whether the file says a hash, and its content matches it.</param>
/// <param name="Content">The content, exactly as it stands in the file.</param>
internal sealed record ImportedFile(
    string Title, string? Description, DateTimeOffset? UpdatedAt, int? Version, bool IsHashed, WorkbenchContent Content)
{
    /// <summary>Largest file that is read, bytes: the largest content with every byte escaped, and room for the rest.</summary>
    public const int MaxBytes = Limits.MaxBodyBytes;

    private const string OtherJson = "It is JSON, but not an exported session.";

    private static readonly JsonSerializerOptions Options = CreateOptions();
    private static readonly EditSessionValidator Rules = new();

    /// <summary>Reads and checks a file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="name">The name that it has on the user's disk.</param>
    /// <returns>What would be imported, or why it cannot be.</returns>
    public static (ImportedFile? File, string? Problem) Read(ReadOnlySpan<byte> file, string? name)
    {
        var bytes = file.StartsWith("\uFEFF"u8) ? file[3..] : file;
        try
        {
            return bytes.StartsWith("PK"u8) ? (null, "It is an archive. Unpack it and choose one of the files in it.")
                : !Utf8.IsValid(bytes) || !IsObject(bytes, out var hasContent) ? (null, "It is not JSON of an exported session.")
                : hasContent ? ReadWrapped(JsonSerializer.Deserialize<Wrapped>(bytes, Options)!, name)
                : Check(new Wrapped { Content = Encoding.UTF8.GetString(bytes) }, name);
        }
        catch (JsonException)
        {
            return (null, "It is not JSON of an exported session.");
        }
    }

    /// <summary>Whether the bytes are one JSON object, and whether it wraps content; otherwise it is content itself.</summary>
    private static bool IsObject(ReadOnlySpan<byte> bytes, out bool hasContent)
    {
        hasContent = false;
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Limits.MaxContentSizeBytes });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFormat = reader.ValueTextEquals("format"u8);
            var isContent = reader.ValueTextEquals("content"u8);
            reader.Read();
            hasContent |= isFormat || (isContent && reader.TokenType == JsonTokenType.String);
            reader.Skip();
        }

        return !reader.Read();
    }

    private static (ImportedFile? File, string? Problem) ReadWrapped(Wrapped file, string? name) => file switch
    {
        { Format: not (null or SessionFile.FormatName or SessionFile.SnapshotFormatName) } or { Content: null } => (null, OtherJson),
        { Format: not null, FormatVersion: not 1 } =>
            (null, $"It was exported in format {file.FormatVersion}, and this portal reads format 1."),
        { Format: SessionFile.FormatName, Title: null } => (null, OtherJson),
        { Format: SessionFile.FormatName } when ProblemOf(file) is { } problem => (null, problem),
        { Metadata: { } metadata } => Check(metadata with { Content = file.Content }, name),
        _ => Check(file, name),
    };

    /// <summary>Why title and description of an exported session are refused: they were good when it was written.</summary>
    private static string? ProblemOf(Wrapped file) =>
        Rules.Validate(new EditSession { Title = file.Title, Description = file.Description }).Errors is [var first, ..]
            ? $"Its {first.PropertyName} {first.ErrorMessage}." : null;

    private static (ImportedFile? File, string? Problem) Check(Wrapped file, string? name)
    {
        var bytes = Encoding.UTF8.GetBytes(file.Content!);
        var content = WorkbenchContent.FromUtf8(bytes);
        if (ContentSize.SizeProblem(content.Text) is { } tooLarge)
        {
            return (null, tooLarge);
        }

        var isHashed = file.ContentHash is not null || file.Format is not null;
        if (isHashed && content.Text.Hash != file.ContentHash)
        {
            return (null, "Its content does not match its hash: it was changed or damaged.");
        }

        var title = FittingText.TitleOf(file.Title ?? FittingText.StemOf(name));
        var description = FittingText.DescriptionOf(file.Description);
        return (new ImportedFile(title, description, file.UpdatedAt, file.Version, isHashed, content), null);
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions { MaxDepth = 1000 };
        ApiJson.Configure(options);
        return options;
    }

    /// <summary>What the files have in common; an API's answer has it under <c>metadata</c>.</summary>
    private sealed record Wrapped
    {
        public string? Format { get; init; }

        public int FormatVersion { get; init; }

        public Wrapped? Metadata { get; init; }

        public string? Title { get; init; }

        public string? Description { get; init; }

        public DateTimeOffset? UpdatedAt { get; init; }

        public int? Version { get; init; }

        public string? ContentHash { get; init; }

        public string? Content { get; init; }
    }
}
