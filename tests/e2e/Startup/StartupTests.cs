using Microsoft.Data.Sqlite;

namespace Portal.EndToEnd.Startup;

public sealed class StartupTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Database => folder.File("portal.db");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Production", "Storage:Sqlite:Path={0}", "Authentication:Mode")]
    [InlineData("Staging", "Storage:Sqlite:Path={0}", "Authentication:Mode")]
    [InlineData("Development", "Authentication:Mode=Nobody", "Authentication:Mode")]
    [InlineData("Development", "Storage:Provider=Papyrus", "Storage:Provider")]
    [InlineData("Development", "Storage:Provider=7", "Storage:Provider")]
    [InlineData("Development", "Storage:Sqlite:Path=~ann/portal.db", "Storage:Sqlite:Path ('~ann/portal.db') begins with '~'")]
    [InlineData("Development", "Storage:Sqlite:Path=$HOME/portal.db", "Storage:Sqlite:Path ('$HOME/portal.db') holds a variable")]
    [InlineData("Development", "Limits:ParallelLargeBodies=0", "Limits:ParallelLargeBodies")]
    [InlineData("Development", "Drafts:SetAsideDays=0", "Drafts:SetAsideDays")]
    [InlineData("Development", "Drafts:SetAsideDays=366", "Drafts:SetAsideDays")]
    [InlineData("Development", "Webviz:SessionUrl=https://webviz.example.org/session", "Webviz:SessionUrl")]
    [InlineData("Development", "Webviz:SnapshotUrl=javascript:alert({{id}})", "Webviz:SnapshotUrl")]
    [InlineData("Development", "Limits:LargeBodiesPerUser=0", "Limits:LargeBodiesPerUser")]
    [InlineData("Development", "PublicUrl=webviz.example.org", "PublicUrl is 'webviz.example.org'")]
    [InlineData("Development", "PublicUrl=https://webviz.example.org/?a=b", "PublicUrl")]
    [InlineData("Development", "PublicUrl=ftp://webviz.example.org", "PublicUrl")]
    [InlineData(
        "Development",
        "AllowedHosts=webviz.example.org;https://other.example.org",
        "AllowedHosts holds 'https://other.example.org'")]
    [InlineData("Development", "Authentication:Mode=OpenIdConnect", "Authentication:OpenIdConnect:Authority is not set")]
    [InlineData("Development", "Authentication:Mode=Proxy", "Authentication:Proxy:UserIdHeader is not set")]
    [InlineData("Development", "AllowedOrigins:0=webviz.example.org", "AllowedOrigins holds 'webviz.example.org'")]
    [InlineData("Development", "AllowedOrigins:0=https://webviz.example.org/path", "AllowedOrigins")]
    [Trait("Scenario", "S115")]
    public async Task A_setting_that_is_missing_or_wrong_stops_the_start_and_is_named(string environment, string setting, string named)
    {
        var given = string.Format(System.Globalization.CultureInfo.InvariantCulture, setting, Database);
        var (exitCode, output) = await PortalProcess.RefuseAsync(environment, $"Storage:Sqlite:Path={Database}", given);
        Assert.NotEqual(0, exitCode);
        Assert.Contains(named, output, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "S132")]
    public async Task Without_normalization_it_does_not_start_and_says_why_in_one_line()
    {
        var (exitCode, output) = await PortalProcess.RefuseAsync(
            ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"),
            "Development",
            $"Storage:Sqlite:Path={Database}");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("libicu", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task A_database_that_is_newer_than_the_program_is_refused_and_left_alone()
    {
        SetSchemaVersion(9999);
        var (exitCode, output) = await PortalProcess.RefuseAsync("Development", $"Storage:Sqlite:Path={Database}");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("9999", output, StringComparison.Ordinal);
        Assert.Equal(9999, SchemaVersion());
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        await File.WriteAllTextAsync(Database, new string('x', 4096));
        var (exitCode, _) = await PortalProcess.RefuseAsync("Development", $"Storage:Sqlite:Path={Database}");
        Assert.NotEqual(0, exitCode);
        Assert.Equal(new string('x', 4096), await File.ReadAllTextAsync(Database));
    }

    [Fact]
    public async Task A_restart_keeps_the_data_and_honours_cookies_and_page_tokens()
    {
        string cookie, token;
        using (var before = await PortalProcess.StartAsync(Database))
        {
            Assert.Contains(Database, before.Output, StringComparison.Ordinal);
            using var ann = await PortalClient.SignInAsync(before.Address, "ann");
            await ann.CreateSessionAsync("one");
            await ann.CreateSessionAsync("two");
            (cookie, token) = (ann.Cookie!, (await ann.GetAsync("/sessions?page_size=1")).Is(200).PageToken!);
        }

        using var after = await PortalProcess.StartAsync(Database);
        using var again = new PortalClient(after.Address, cookie);
        Assert.Equal("one", Assert.Single(await again.ListAsync($"/sessions?cursor={token}")).GetProperty("title").GetString());
    }

    private void SetSchemaVersion(int version)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A pragma takes no parameter.
        command.CommandText = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}");
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private long SchemaVersion()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }
}
