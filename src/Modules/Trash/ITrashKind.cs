using Portal.Documents;

namespace Portal.Trash;

/// <summary>Documents of one kind in the trash.</summary>
internal interface ITrashKind : IDeletion
{
    /// <summary>The kind: <c>session</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// Brings back what lies in the owner's trash exactly as it was, under the same id. The intent overtakes one to delete it.
    /// </summary>
    Task<RestoreOutcome> RestoreAsync(string ownerId, string id, CancellationToken cancellation);

    /// <summary>
    /// Removes for good what is kept beside a document in the trash, before that goes itself. May be repeated; what lives again keeps it.
    /// </summary>
    Task ForgetAsync(TrashedDocument trashed, CancellationToken cancellation);
}

/// <summary>What became of a request to have something back.</summary>
internal enum RestoreOutcome
{
    /// <summary>It is back.</summary>
    Restored,

    /// <summary>It is not in the trash, for it lives: a restore before this one was faster.</summary>
    Live,

    /// <summary>It is not in the trash.</summary>
    Gone,

    /// <summary>Something lives under its id: nothing was changed.</summary>
    Taken,
}
