namespace TypedSockets.Generators.Parsing;

/// <summary>The values of <c>WsNamingPolicy</c>.</summary>
internal enum NamingPolicy
{
    CamelCase,
    SnakeCase,
    KebabCase,
    PascalCase,
}
