namespace Portal.Shared.Identity;

/// <summary>Hears of every sign-in, whatever the way.</summary>
public interface ISignInObserver
{
    /// <summary>When it hears of it, the lowest first.</summary>
    int Order => 10;

    /// <summary>A user has signed in; an exception stops the sign-in.</summary>
    Task SignedInAsync(string userId, string name, CancellationToken cancellation);
}
