namespace Portal.CosmosFake;

/// <summary>An answer that is an error; the handler turns it into the JSON that the SDK reads.</summary>
internal sealed class CosmosError(int status, string message, int subStatus = 0) : Exception(message)
{
    public int Status { get; } = status;

    public int SubStatus { get; } = subStatus;

    public static CosmosError BadRequest(string message) => new(400, message);

    public static CosmosError NotFound() => new(404, "Entity with the specified id does not exist in the system.");

    public static CosmosError PreconditionFailed() => new(412, "One of the specified pre-condition is not met");

    public static CosmosError TooLarge() => new(413, "Request size is too large");
}
