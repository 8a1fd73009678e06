namespace Kept.Server.Accounts;

/// <summary>A key of the framework's data protection, which seals cookies: in the database, so that all nodes have the same.</summary>
public sealed class StoredKey
{
    public int Id { get; init; }

    public required string Xml { get; init; }
}

/// <summary>A single value that the accounts keep, such as the setup code while there is no administrator.</summary>
public sealed class StoredValue
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}
