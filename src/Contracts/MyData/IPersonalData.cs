namespace Portal.Contracts.MyData;

/// <summary>
/// One kind of what is stored about a user. A module that stores something about people implements it, so that it can be exported and
/// erased.
/// </summary>
public interface IPersonalData
{
    /// <summary>Most that is counted of a kind.</summary>
    const int Most = 1_000_000;

    /// <summary>What it is, in a few words: "Sessions".</summary>
    string Title { get; }

    /// <summary>
    /// Place on the page and in the erasure, lowest first. What others leave behind comes after them: the trash after sessions.
    /// </summary>
    int Order { get; }

    /// <summary>How much there is of it.</summary>
    Task<int> CountAsync(string userId, CancellationToken cancellation);

    /// <summary>Writes all of it into the archive, one file after the other.</summary>
    Task ExportAsync(string userId, PersonalArchive archive, CancellationToken cancellation);

    /// <summary>Deletes all of it for good. May be repeated after it failed half way, and by two instances at once.</summary>
    Task EraseAsync(string userId, CancellationToken cancellation);
}
