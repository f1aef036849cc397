using System.Runtime.CompilerServices;

namespace Portal.Tests;

internal static class QueryParser
{
    /// <summary>Lets Microsoft's own parser, which the SDK ships, check every SQL text of every test before it is sent.</summary>
    [ModuleInitializer]
    internal static void UseTheRealOne() => Environment.SetEnvironmentVariable("AZURE_COSMOS_USE_QUERY_PLAN_INTEROP_LINUX", "true");
}
