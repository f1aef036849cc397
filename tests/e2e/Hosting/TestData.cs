using System.Security.Cryptography;
using System.Text;

namespace Portal.EndToEnd.Hosting;

/// <summary>What tests send.</summary>
public static class TestData
{
    /// <summary>Largest content that is taken, bytes of UTF-8.</summary>
    public const int MaxContentSizeBytes = 1_572_864;

    /// <summary>Text of a file in <c>tests/data</c>, to the byte.</summary>
    public static string Read(string name) =>
        Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", name)));

    /// <summary>The hash that the contract asks for.</summary>
    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    /// <summary>A word that no other test uses, for titles.</summary>
    public static string Tag() => "t" + RandomNumberGenerator.GetHexString(10, lowercase: true);
}
