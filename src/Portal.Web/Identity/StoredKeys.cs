using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Documents;

namespace Portal.Web.Identity;

/// <summary>A key of ASP.NET's data protection: cookies, antiforgery and page tokens of every instance hang on it.</summary>
internal sealed record DataProtectionKey : IDocument
{
    /// <summary>The framework's name of the key.</summary>
    public required string Id { get; init; }

    /// <summary>The partition of all keys, so that they are read in one query.</summary>
    public string Ring { get; init; } = OneRing;

    /// <summary>When it was stored, UTC.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>The key as XML.</summary>
    public required string Xml { get; init; }

    internal const string OneRing = "portal";

    internal static DocumentDeclaration<DataProtectionKey> Declaration { get; } =
        new DocumentDeclaration<DataProtectionKey>("data_protection_keys")
            .PartitionKey(key => key.Id)
            .SortableIndex(key => key.StoredAt)
            .CrossPartitionIndex(key => key.Ring);
}

/// <summary>Keeps the data-protection keys in the store, so that restarts and second instances honour what was issued.</summary>
internal sealed partial class StoredKeys(
    IDocumentContainer<DataProtectionKey> keys, TimeProvider time, ILogger<StoredKeys> logger) : IXmlRepository
{
    // The framework's interface is synchronous; keys are read at start-up and every few weeks, off any request's path.
    public IReadOnlyCollection<XElement> GetAllElements() => GetAllAsync().GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) =>
        keys.AddAsync(
                new DataProtectionKey
                {
                    Id = friendlyName,
                    StoredAt = time.NowToMicrosecond(),
                    Xml = element.ToString(SaveOptions.DisableFormatting),
                },
                null,
                CancellationToken.None)
            .GetAwaiter()
            .GetResult();

    /// <summary>A key that is no XML opens nothing; the others still do.</summary>
    private XElement? Read(Stored<DataProtectionKey> key)
    {
        try
        {
            return XElement.Parse(key.Document.Xml);
        }
        catch (XmlException e)
        {
            Unreadable(logger, key.Document.Id, e);
            return null;
        }
    }

    private async Task<IReadOnlyCollection<XElement>> GetAllAsync()
    {
        var ofRing = new DocumentQuery<DataProtectionKey>
        {
            Where = DataProtectionKey.Declaration.Filters.Equal(key => key.Ring, DataProtectionKey.OneRing),
            OrderBy = DataProtectionKey.Declaration.OrderBy(key => key.StoredAt, descending: false),
        };
        return await keys.AllAsync(ofRing, CancellationToken.None).Select(Read).OfType<XElement>().ToListAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Data-protection key {Id} cannot be read; what it protected is refused")]
    private static partial void Unreadable(ILogger logger, string id, Exception exception);
}
