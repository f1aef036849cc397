namespace Portal.Bench;

/// <summary>The run is void: an unexpected answer, or a number that does not add up. The message is the whole report.</summary>
internal sealed class BenchFailure(string message) : Exception(message);
