namespace TypedSockets.Generators.Model;

/// <summary>A member as it is written.</summary>
/// <param name="Value">What it holds, as a C# expression: <c>message.Color</c>.</param>
/// <param name="JsonName">Its name in JSON as a C# literal, quotes included.</param>
/// <param name="Run">The literal run from the value before to this one, as a C# literal: <c>,"name":</c>, or <c>{"name":</c> for the first.</param>
/// <param name="Lead">How the run is written.</param>
/// <param name="Local">The name of a variable for its value.</param>
/// <param name="Shape">The shape of its value.</param>
/// <param name="When">What is written for null and for default values.</param>
internal sealed record WrittenMember(string Value, string JsonName, string Run, WriteLead Lead, string Local, TypeShape Shape, WriteWhen When);

/// <summary>What stands before a member.</summary>
internal enum WriteLead
{
    /// <summary>The object begins with it.</summary>
    Start,

    /// <summary>Another member, for sure.</summary>
    Comma,

    /// <summary>Another member, or the beginning of the object where none was written.</summary>
    MaybeComma,
}

/// <summary>When a member is written.</summary>
internal enum WriteWhen
{
    /// <summary>Always; null is written where there is null.</summary>
    Always,

    /// <summary>Always, and null is an error.</summary>
    NeverNull,

    /// <summary>Unless it is null.</summary>
    NotNull,

    /// <summary>Unless it is the default of its type, which is not null.</summary>
    NotDefault,
}
