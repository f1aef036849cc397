using Xunit.Abstractions;
using Xunit.Sdk;

namespace Portal.Tests.Documents;

/// <summary>A fact of the contract; skipped, saying why, where the provider of its class is not to be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Portal.Tests.Documents.ContractFactDiscoverer", "Portal.Tests")]
public sealed class ContractFactAttribute : FactAttribute;

/// <summary>Looks at the test class for its provider.</summary>
public sealed class ContractFactDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute)
    {
        var type = testMethod.TestClass.Class.ToRuntimeType();
        while (type is not null && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ContainerContract<>)))
        {
            type = type.BaseType;
        }

        var whyNot = (string?)type?.GetGenericArguments()[0].GetProperty(nameof(IContractProvider.WhyNot))?.GetValue(null);
        yield return new ContractTestCase(
            diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, whyNot);
    }

    /// <summary>A test case with a reason not to run.</summary>
    public sealed class ContractTestCase : XunitTestCase
    {
        private string? whyNot;

        [Obsolete("Called by the deserializer of the test framework.")]
        public ContractTestCase()
        {
        }

        public ContractTestCase(
            IMessageSink diagnostics,
            TestMethodDisplay display,
            TestMethodDisplayOptions options,
            ITestMethod method,
            string? whyNot)
            : base(diagnostics, display, options, method) => this.whyNot = whyNot;

        public override void Deserialize(IXunitSerializationInfo data)
        {
            whyNot = data.GetValue<string?>(nameof(whyNot));
            base.Deserialize(data);
        }

        public override void Serialize(IXunitSerializationInfo data)
        {
            base.Serialize(data);
            data.AddValue(nameof(whyNot), whyNot);
        }

        protected override string GetSkipReason(IAttributeInfo factAttribute) => whyNot ?? base.GetSkipReason(factAttribute);
    }
}
