namespace TypedSockets;

/// <summary>
/// How the names of members in JSON are made of their names in C#. Each gives what the policy of
/// <see cref="System.Text.Json.JsonNamingPolicy"/> with the same name gives.
/// </summary>
public enum WsNamingPolicy
{
    /// <summary><c>FirstName</c> becomes <c>firstName</c>. The default.</summary>
    CamelCase,

    /// <summary><c>FirstName</c> becomes <c>first_name</c>.</summary>
    SnakeCase,

    /// <summary><c>FirstName</c> becomes <c>first-name</c>.</summary>
    KebabCase,

    /// <summary><c>FirstName</c> stays <c>FirstName</c>: names are taken as they are declared.</summary>
    PascalCase,
}
