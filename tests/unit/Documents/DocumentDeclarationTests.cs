using Portal.Documents;

namespace Portal.Tests.Documents;

public sealed class DocumentDeclarationTests
{
    [Fact]
    public void Once_the_program_has_started_a_declaration_does_not_change()
    {
        var declaration = new DocumentDeclaration<Thing>("frozen").PartitionedBy(thing => thing.OwnerId).Sorted(thing => thing.Visits);
        declaration.Freeze();
        Action[] changes =
        [
            () => declaration.PartitionedBy(thing => thing.Id), () => declaration.WithContent(), () => declaration.Expiring(thing => thing.Ttl),
            () => declaration.Sorted(thing => thing.FirstAt), () => declaration.Filtered(thing => thing.IsDeleted),
            () => declaration.Folded(thing => thing.Id, thing => thing.OwnerId), () => declaration.Across(thing => thing.IsDeleted),
            () => declaration.Across(thing => thing.Visits),
        ];
        Assert.All(changes, change => Assert.Contains("'frozen'", Assert.Throws<InvalidOperationException>(change).Message, StringComparison.Ordinal));
        Assert.Equal("visits", Assert.Single(declaration.Fields).Path);
        Assert.Equal("owner_id", declaration.PartitionKeyPath);
        Assert.False(declaration.HasContent || declaration.Expires);
    }
}
