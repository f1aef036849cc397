namespace Portal.Contracts.Trash;

/// <summary>How the trash shows deleted documents of one kind. A module registers one for each kind of document that it deletes.</summary>
/// <param name="Kind">The kind: <c>session</c>.</param>
/// <param name="Icon">Icon in lists; written with the name of the parameter, where the build looks for it.</param>
/// <param name="Changed">Event that tells pages that documents of the kind changed.</param>
public sealed record TrashedKind(string Kind, string Icon, string Changed);
