namespace Portal.Shared.Jobs;

/// <summary>Starts jobs soon. The queue is lost with the process: what is to be done must be in the store.</summary>
public interface IJobQueue
{
    /// <summary>Runs a job soon; one that waits already is not queued again.</summary>
    void Enqueue(string jobName);
}
