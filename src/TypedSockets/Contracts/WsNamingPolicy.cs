namespace TypedSockets;

/// <summary>
/// How the names of members in JSON are made of their names in C#, as by the policies of
/// <see cref="System.Text.Json.JsonNamingPolicy"/>.
/// </summary>
public enum WsNamingPolicy
{
    /// <summary><c>FirstName</c> becomes <c>firstName</c>. The default.</summary>
    CamelCase,

    /// <summary><c>FirstName</c> becomes <c>first_name</c>, as by <see cref="System.Text.Json.JsonNamingPolicy.SnakeCaseLower"/>.</summary>
    SnakeCase,

    /// <summary><c>FirstName</c> becomes <c>first-name</c>, as by <see cref="System.Text.Json.JsonNamingPolicy.KebabCaseLower"/>.</summary>
    KebabCase,

    /// <summary><c>FirstName</c> stays <c>FirstName</c>: names are taken as they are declared.</summary>
    PascalCase,
}
