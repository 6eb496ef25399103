using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>How values of a type are made that is an object in JSON: by the constructor that the oracle calls, then by its setters.</summary>
internal sealed class ObjectPlan
{
    private static readonly ConditionalWeakTable<JsonTypeInfo, ObjectPlan> Plans = [];

    private readonly Type type;
    private readonly ConstructorInfo? constructor;

    private ObjectPlan(JsonTypeInfo info)
    {
        type = info.Type;
        constructor = info.ConstructorAttributeProvider as ConstructorInfo
            ?? type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).FirstOrDefault();
        var bound = info.Properties.Where(property => property.AssociatedParameter is not null).ToDictionary(property => property.AssociatedParameter!.Position);
        Parameters = [.. (constructor?.GetParameters() ?? []).Select((parameter, position) => (parameter.ParameterType, bound.GetValueOrDefault(position)))];
        Settable = [.. info.Properties.Where(property => property is { Set: not null, AssociatedParameter: null })];
    }

    /// <summary>The constructor's parameters, each with the member that it sets.</summary>
    public IReadOnlyList<(Type Type, JsonPropertyInfo? Member)> Parameters { get; }

    /// <summary>The members that are set on the new object.</summary>
    public IReadOnlyList<JsonPropertyInfo> Settable { get; }

    public static ObjectPlan Of(JsonTypeInfo info) => Plans.GetValue(info, static info => new(info));

    /// <summary>Makes an object; null where its constructor refuses the arguments.</summary>
    public object? Create(object?[] arguments)
    {
        try
        {
            return constructor is null ? Activator.CreateInstance(type) : constructor.Invoke(arguments);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }
}
