namespace Portal.Shared.Trash;

/// <summary>What a module says of its documents in the trash.</summary>
public interface ITrashKind
{
    /// <summary>Kind of its documents: <c>session</c>.</summary>
    string Kind { get; }

    /// <summary>Icon of its documents in lists.</summary>
    string Icon { get; }

    /// <summary>Event that tells pages that its documents changed.</summary>
    string Changed { get; }

    /// <summary>Brings back what lies in the owner's trash exactly as it was, under the same id.</summary>
    Task<RestoreOutcome> RestoreAsync(string ownerId, string targetId, CancellationToken cancellation);

    /// <summary>Removes for good what is kept beside a document in the trash, before that goes itself. May be repeated; what lives again keeps it.</summary>
    Task ForgetAsync(TrashedDocument trashed, CancellationToken cancellation);
}

/// <summary>What became of a request to have something back.</summary>
public enum RestoreOutcome
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
