using System.Globalization;

namespace Portal.Shared.Web;

/// <summary>Sizes in words; 1 MB is 1024 kB.</summary>
public static class SizeFormat
{
    /// <summary>"812 bytes", "54 kB", "1.26 MB".</summary>
    public static string Of(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} bytes",
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024d:0.#} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024d / 1024d:0.##} MB"),
    };
}
