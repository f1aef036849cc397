using Portal.Documents;

namespace Portal.Shared.Identity;

/// <summary>Someone who signed in at least once.</summary>
public sealed record KnownUser : IDocument
{
    /// <summary>The user's id.</summary>
    public required string Id { get; init; }

    /// <summary>The name shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>When the user last signed in, UTC.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    internal static DocumentDeclaration<KnownUser> Declaration { get; } =
        new DocumentDeclaration<KnownUser>("users").PartitionKey(user => user.Id);
}

/// <summary>Who is who: filled at sign-in, asked for owners' names.</summary>
public sealed class UserDirectory(IDocumentContainer<KnownUser> users, TimeProvider time) : ISignInObserver
{
    /// <inheritdoc/>
    public async Task SignedInAsync(string userId, string name, CancellationToken cancellation)
    {
        var user = new KnownUser { Id = userId, Name = name, LastSeen = time.NowToMicrosecond() };
        var known = await users.FindAsync(userId, userId, cancellation);
        if (known is not null)
        {
            await users.ReplaceAsync(user, null, known.ETag, cancellation);
        }
        else
        {
            await users.AddAsync(user, null, cancellation);
        }
    }

    /// <summary>The names of users by id; someone unknown goes by the id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesOfAsync(IEnumerable<string> userIds, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(
            userIds
                .Distinct()
                .Select(async id => (Id: id, Name: id.Length == 0 ? null : (await users.FindAsync(id, id, cancellation))?.Document.Name)));
        return found.ToDictionary(
            user => user.Id,
            user =>
                user.Name is { Length: > 0 } name ? name
                : user.Id.Length > 0 ? user.Id
                : "somebody");
    }
}
