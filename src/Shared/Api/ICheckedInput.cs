namespace Portal.Shared.Api;

/// <summary>An input that was read and checked before its handler runs; a problem is answered in the handler's place.</summary>
public interface ICheckedInput
{
    /// <summary>Why it is refused; null where it is not.</summary>
    ApiProblem? Problem { get; }
}
