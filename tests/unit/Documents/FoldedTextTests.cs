using Portal.Content;
using Portal.Documents;
using Portal.Web;

namespace Portal.Tests.Documents;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("\u00C5sgard", "A\u030Asgard")]
    [InlineData("\u00C5sgard", "\u212Bsgard")]
    [InlineData("\u1E69", "s\u0307\u0323")]
    [InlineData("\uD55C\uAE00", "\u1112\u1161\u11AB\u1100\u1173\u11AF")]
    [InlineData("\u304C", "\u304B\u3099")]
    [InlineData("\u00C6R\u00D8Y", "\u00E6r\u00F8y")]
    [InlineData("Caf\u00C9", "cafe\u0301")]
    [Trait("Scenario", "S132")]
    public void Spellings_that_read_the_same_fold_to_one(string one, string other) =>
        Assert.Equal(FoldedText.Of(one), FoldedText.Of(other));

    [Fact]
    [Trait("Scenario", "S132")]
    public void Text_that_is_not_well_formed_is_folded_as_it_is() => Assert.Equal("a\uD800", FoldedText.Of("A\uD800"));

    [Fact]
    public void Only_what_reads_the_same_is_the_same() => Assert.NotEqual(FoldedText.Of("Asgard"), FoldedText.Of("\u00C5sgard"));

    [Fact]
    public void Normalization_works_here() => Assert.Null(UnicodeRules.Problem);
}
