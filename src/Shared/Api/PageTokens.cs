using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Shared.Api;

/// <summary>
/// Page tokens for clients: opaque, tamper-proof, and bound to user, filter and sort, so that a token answers only the
/// query that it came from. Their key is in the store (data protection), so every instance honours them.
/// </summary>
internal sealed class PageTokens(IDataProtectionProvider protection)
{
    private const int BindingLength = 16;
    private readonly IDataProtector protector = protection.CreateProtector("page-token");

    /// <summary>The token of a continuation; null stays null.</summary>
    public string? Protect(string? continuation, string binding)
    {
        if (continuation is null)
        {
            return null;
        }

        byte[] payload = [.. Digest(binding), .. Encoding.UTF8.GetBytes(continuation)];
        return Base64Url.Encode(protector.Protect(payload));
    }

    /// <summary>Reads a token; false for one that is malformed, tampered with, or of another query.</summary>
    public bool TryUnprotect(string token, string binding, out string continuation)
    {
        continuation = "";
        try
        {
            var payload = protector.Unprotect(Base64Url.Decode(token));
            if (!payload.AsSpan(0, BindingLength).SequenceEqual(Digest(binding)))
            {
                return false;
            }

            continuation = Encoding.UTF8.GetString(payload.AsSpan(BindingLength));
            return true;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static byte[] Digest(string binding) => SHA256.HashData(Encoding.UTF8.GetBytes(binding))[..BindingLength];

    private static class Base64Url
    {
        public static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

        public static byte[] Decode(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);
    }
}
