using Portal.Documents;

namespace Portal.Tests.Documents;

public sealed class DocumentDeclarationTests
{
    [Fact]
    public void Once_the_program_has_started_a_declaration_does_not_change()
    {
        var declaration = new DocumentDeclaration<Thing>("frozen")
            .PartitionKey(thing => thing.OwnerId)
            .SortableIndex(thing => thing.Visits);
        declaration.Freeze();
        Action[] changes =
        [
            () => declaration.PartitionKey(thing => thing.Id),
            () => declaration.WithContent(),
            () => declaration.TimeToLive(thing => thing.Ttl),
            () => declaration.SortableIndex(thing => thing.FirstAt),
            () => declaration.Index(thing => thing.IsDeleted),
            () => declaration.CaseInsensitiveIndex(thing => thing.Id, thing => thing.OwnerId),
            () => declaration.CrossPartitionIndex(thing => thing.IsDeleted),
            () => declaration.CrossPartitionIndex(thing => thing.Visits),
        ];
        Assert.All(
            changes,
            change => Assert.Contains("'frozen'", Assert.Throws<InvalidOperationException>(change).Message, StringComparison.Ordinal));
        Assert.Equal("visits", Assert.Single(declaration.Fields).Path);
        Assert.Equal("owner_id", declaration.PartitionKeyPath);
        Assert.False(declaration.HasContent || declaration.Expires);
    }
}
