namespace Portal.Documents;

/// <summary>Section <c>Storage</c>: which store, and how to reach it.</summary>
internal sealed class StorageOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Storage";

    /// <summary><c>Sqlite</c> (default) or <c>Cosmos</c>.</summary>
    public StorageProvider Provider { get; set; }

    /// <summary>The embedded store.</summary>
    public SqliteOptions Sqlite { get; set; } = new();

    /// <summary>Azure Cosmos DB.</summary>
    public CosmosOptions Cosmos { get; set; } = new();
}

/// <summary>The stores there are.</summary>
internal enum StorageProvider
{
    /// <summary>An SQLite file.</summary>
    Sqlite,

    /// <summary>Azure Cosmos DB.</summary>
    Cosmos,
}

/// <summary>Section <c>Storage:Sqlite</c>.</summary>
internal sealed class SqliteOptions
{
    /// <summary>The database file; relative paths start at the repository root when run from source, else at the working folder.</summary>
    public string Path { get; set; } = System.IO.Path.Combine("data", "portal.db");
}

/// <summary>Section <c>Storage:Cosmos</c>.</summary>
internal sealed class CosmosOptions
{
    /// <summary>Account endpoint and key; also filled by the environment variable <c>WEBVIZ_DB_CONNECTION_STRING</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Account endpoint, used with an Azure identity when there is no connection string.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The database; that of a Webviz deployment by default.</summary>
    public string Database { get; set; } = "persistence";

    /// <summary><c>Direct</c> or <c>Gateway</c>.</summary>
    public CosmosConnectionMode ConnectionMode { get; set; }

    /// <summary>Stay at the given endpoint instead of discovering regions; emulators need it.</summary>
    public bool LimitToEndpoint { get; set; }

    /// <summary>Create the database and containers that are missing; otherwise a missing one stops the start.</summary>
    public bool CreateIfMissing { get; set; }
}

/// <summary>How the Cosmos client reaches the account.</summary>
internal enum CosmosConnectionMode
{
    /// <summary>TCP to the replicas.</summary>
    Direct,

    /// <summary>HTTPS to the gateway, for firewalls and emulators.</summary>
    Gateway,
}
