using Portal.Documents;
using Portal.Documents.Sqlite;

namespace Portal.Tests.Documents;

public sealed class SqlitePathTests
{
    private static readonly string Home = Path.Combine(Path.GetTempPath(), "nobody");

    [Theory]
    [InlineData("~/x.db", "x.db")]
    [InlineData("~/.local/share/portal.db", ".local/share/portal.db")]
    public void The_home_folder_is_found(string path, string inHome) =>
        Assert.Equal(Path.Combine(Home, inHome), SqlitePath.Resolve(path, Home));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(" data/x.db")]
    [InlineData("~")]
    [InlineData("~ann/x.db")]
    [InlineData("~x.db")]
    [InlineData("$HOME/x.db")]
    [InlineData("${HOME}/x.db")]
    [InlineData("$(pwd)/x.db")]
    [InlineData("/srv/$USER/x.db")]
    [InlineData("%APPDATA%/x.db")]
    [InlineData("|DataDirectory|/x.db")]
    [InlineData("\"data/x.db\"")]
    [InlineData("'data/x.db'")]
    [InlineData(":memory:")]
    [InlineData("file:x.db?mode=memory")]
    [InlineData("data/")]
    [InlineData("/")]
    public void What_names_no_file_is_refused_and_told(string path)
    {
        var refusal = Assert.Throws<StoreException>(() => SqlitePath.Resolve(path, Home));
        Assert.StartsWith($"Storage:Sqlite:Path ('{path}') ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_refused() =>
        Assert.Throws<StoreException>(() => SqlitePath.Resolve(Path.GetTempPath().TrimEnd('/', '\\'), Home));

    [Fact]
    public void Without_a_home_folder_its_sign_is_refused() => Assert.Throws<StoreException>(() => SqlitePath.Resolve("~/x.db", ""));

    [Theory]
    [InlineData("data/100%.db")]
    [InlineData("data/a~b.db")]
    [InlineData("data/5$.db")]
    public void What_only_looks_like_it_is_a_name(string path) =>
        Assert.EndsWith(path, SqlitePath.Resolve(path, Home), StringComparison.Ordinal);

    [Fact]
    public void What_is_relative_starts_at_the_repository() =>
        Assert.True(File.Exists(Path.Combine(SqlitePath.Resolve("data/x.db", Home), "../../WebvizPortal.sln")));
}
