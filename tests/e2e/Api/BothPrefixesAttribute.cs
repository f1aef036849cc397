using System.Reflection;
using Xunit.Sdk;

namespace Portal.EndToEnd.Api;

/// <summary>Runs a theory under each prefix that the API is served under.</summary>
internal sealed class BothPrefixesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [["/api/persistence"], ["/persistence"]];
}
