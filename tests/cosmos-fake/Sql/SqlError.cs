namespace Portal.CosmosFake.Sql;

/// <summary>A query that the fake cannot read or run; answered as 400 with this text.</summary>
internal sealed class SqlError(string message) : Exception(message);
