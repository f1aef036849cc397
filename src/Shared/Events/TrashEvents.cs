namespace Portal.Shared.Events;

/// <summary>
/// Something in the trash is about to go for good: whoever keeps more of it elsewhere removes that now. May be raised more than once.
/// </summary>
/// <param name="Kind"><c>session</c> or <c>snapshot</c>.</param>
/// <param name="TargetId">Id of the document that was deleted.</param>
/// <param name="OwnerId">Whose it was.</param>
public sealed record TrashPurging(string Kind, string TargetId, string OwnerId);
