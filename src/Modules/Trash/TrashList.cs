using Portal.Shared.Web.Lists;

namespace Portal.Trash;

/// <summary>The user's trash: always the last deletion first.</summary>
internal sealed class TrashList : ListDefinition<TrashedDocument>
{
    /// <summary>The API's parameter that asks for one kind.</summary>
    public const string Kind = "filter_kind";

    public TrashList(TrashKinds kinds) : base(TrashedDocument.Declaration, "trash", "/trash", "the trash")
    {
        Order(null, trashed => trashed.DeletedAt);
        Choice(Kind, trashed => trashed.Kind, [.. kinds.All.Select(kind => kind.Kind)]);
    }
}
