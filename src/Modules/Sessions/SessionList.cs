using Portal.Shared.Web.Lists;

namespace Portal.Sessions;

/// <summary>The user's sessions.</summary>
internal sealed class SessionList : ListDefinition<Session>
{
    public SessionList() : base(Session.Declaration, "sessions", "/sessions", "sessions")
    {
        Order("metadata.title", session => session.Metadata.Title, "title", "Title", session => session.Metadata.TitleLower);
        Order("metadata.updated_at", session => session.Metadata.UpdatedAt, "updated", "Updated", isDefault: true);
        Order("metadata.created_at", session => session.Metadata.CreatedAt, "created", "Created");
        Text(session => session.Metadata.TitleLower, session => session.Metadata.DescriptionLower);
        Days("filter_updated", session => session.Metadata.UpdatedAt, "Updated");
    }
}

/// <summary>The replaced versions of a session: always the newest first.</summary>
internal sealed class VersionList : ListDefinition<SessionVersion>
{
    public VersionList() : base(SessionVersion.Declaration, "versions", "/sessions", "versions") => Order(null, version => version.Version);
}
