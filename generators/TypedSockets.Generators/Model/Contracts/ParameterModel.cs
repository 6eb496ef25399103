namespace TypedSockets.Generators.Model;

/// <summary>One parameter of a contract's method.</summary>
/// <param name="Role">What it carries.</param>
/// <param name="Type">Its type as generated code writes it.</param>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
internal sealed record ParameterModel(ParameterRole Role, string Type, string Name);

/// <summary>What a parameter of a contract's method carries.</summary>
internal enum ParameterRole
{
    /// <summary>The message that starts the operation.</summary>
    Message,

    /// <summary>The client stream.</summary>
    Items,

    /// <summary>The token that cancels the call.</summary>
    CancellationToken,
}
