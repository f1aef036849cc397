using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Shared.Web.Lists;

namespace Portal.Shared.Api;

/// <summary>Runs validators, and makes sure at start-up that there is one for each input.</summary>
public static class Validation
{
    /// <summary>Why a field of a form was refused; null for a good one.</summary>
    public static string? ProblemOf(this ValidationResult result, string field) =>
        result.Errors.Find(error => error.PropertyName == field)?.ErrorMessage;

    /// <summary>What a failed validation is answered with; null for one that succeeded.</summary>
    public static ApiProblem? Problem(ValidationResult result) => result.IsValid
        ? null
        : ApiProblem.Invalid([.. result.Errors.Select(error => (error.PropertyName, error.ErrorMessage))]);

    /// <summary>Answers a refused input in the place of its handler. Fails at start-up for an input without a validator.</summary>
    public static TBuilder RefuseInvalidInput<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilterFactory((factory, next) =>
        {
            var services = factory.ApplicationServices.GetRequiredService<IServiceProviderIsService>();
            var inputs = new List<int>();
            foreach (var parameter in factory.MethodInfo.GetParameters())
            {
                if (!parameter.ParameterType.IsAssignableTo(typeof(ICheckedInput)))
                {
                    continue;
                }

                var (input, of) = (parameter.ParameterType.GetGenericTypeDefinition(), parameter.ParameterType.GetGenericArguments()[0]);
                var checks = input == typeof(ListQuery<>) ? typeof(ListDefinition<>) : typeof(IValidator<>);
                if (!services.IsService(checks.MakeGenericType(of)))
                {
                    throw new InvalidOperationException(
                        $"No {(input == typeof(ListQuery<>) ? "list definition" : "validator")} for {of.Name}, which "
                            + $"{factory.MethodInfo.DeclaringType?.Name}.{factory.MethodInfo.Name} takes.");
                }

                inputs.Add(parameter.Position);
            }

            return inputs.Count == 0 ? next : async invocation =>
            {
                foreach (var position in inputs)
                {
                    if (invocation.GetArgument<ICheckedInput>(position).Problem is { } problem)
                    {
                        return problem;
                    }
                }

                return await next(invocation);
            };
        });
}
