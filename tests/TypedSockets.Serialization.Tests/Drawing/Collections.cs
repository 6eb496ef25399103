using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Reflection;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>Makes collections of any type: of one that implements an interface, by a constructor, a builder, or by adding.</summary>
internal static class Collections
{
    private static readonly Type[] Lists =
    [
        typeof(List<>), typeof(Collection<>), typeof(HashSet<>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(LinkedList<>), typeof(Queue<>),
        typeof(ReadOnlyCollection<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>), typeof(ReadOnlySet<>), typeof(Sequence<>),
    ];

    private static readonly Type[] Maps =
    [
        typeof(Dictionary<,>), typeof(ConcurrentDictionary<,>), typeof(ImmutableDictionary<,>), typeof(ReadOnlyDictionary<,>), typeof(OrderedDictionary<,>),
    ];

    private static readonly string[] AddMethods = ["Add", "Enqueue", "Push"];

    /// <summary>The static classes whose <c>CreateRange</c> makes what has no constructor.</summary>
    private static readonly Dictionary<Type, Type> Builders = new()
    {
        [typeof(ImmutableArray<>)] = typeof(ImmutableArray),
        [typeof(ImmutableList<>)] = typeof(ImmutableList),
        [typeof(ImmutableHashSet<>)] = typeof(ImmutableHashSet),
        [typeof(ImmutableSortedSet<>)] = typeof(ImmutableSortedSet),
        [typeof(ImmutableQueue<>)] = typeof(ImmutableQueue),
        [typeof(ImmutableStack<>)] = typeof(ImmutableStack),
        [typeof(ImmutableDictionary<,>)] = typeof(ImmutableDictionary),
        [typeof(ImmutableSortedDictionary<,>)] = typeof(ImmutableSortedDictionary),
    };

    /// <summary>A collection of the type; null where reflection does not know how to make one.</summary>
    public static object? List(Type type, List<object?> items, Type elementType, Draw draw, bool isTame)
    {
        var array = Array.CreateInstance(elementType, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            array.SetValue(items[i], i);
        }

        if (type.IsAssignableFrom(array.GetType()) && (type.IsArray || draw.OneIn(5)))
        {
            return array;
        }

        if (!isTame && type.IsValueType && draw.OneIn(40))
        {
            return Activator.CreateInstance(type);
        }

        return Make(Implementation(type, Lists, [elementType], draw), array, [elementType]);
    }

    /// <summary>A dictionary of the type; null where reflection does not know how to make one.</summary>
    public static object? Map(Type type, List<(object Key, object? Value)> pairs, Type keyType, Type valueType, Draw draw)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(keyType, valueType))!;
        foreach (var (key, value) in pairs)
        {
            dictionary[key] = value;
        }

        return Make(Implementation(type, Maps, [keyType, valueType], draw), dictionary, [keyType, valueType]);
    }

    /// <summary>The type itself, or for an interface one of the types that implement it.</summary>
    private static Type Implementation(Type type, Type[] candidates, Type[] arguments, Draw draw)
    {
        if (!type.IsAbstract)
        {
            return type;
        }

        Type[] fitting = [.. candidates.Select(candidate => candidate.MakeGenericType(arguments)).Where(type.IsAssignableFrom)];
        return fitting.Length == 0 ? type : fitting[draw.Below(fitting.Length)];
    }

    private static object? Make(Type type, IEnumerable content, Type[] arguments)
    {
        if (type.IsInstanceOfType(content))
        {
            return content;
        }

        if (type.IsGenericType && Builders.TryGetValue(type.GetGenericTypeDefinition(), out var builder))
        {
            return Call(builder, "CreateRange", arguments, content);
        }

        return type switch
        {
            _ when IsFrozen(type) && arguments.Length == 1 => Call(typeof(FrozenSet), "ToFrozenSet", arguments, content, null),
            _ when IsFrozen(type) => Call(typeof(FrozenDictionary), "ToFrozenDictionary", arguments, content, null),
            { IsAbstract: true } => null,
            _ => Construct(type, content, arguments) ?? Convert(type, content) ?? Fill(type, content, arguments),
        };
    }

    private static bool IsFrozen(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(FrozenSet<>) || type.GetGenericTypeDefinition() == typeof(FrozenDictionary<,>));

    private static object? Construct(Type type, IEnumerable content, Type[] arguments)
    {
        foreach (var constructor in type.GetConstructors().Where(constructor => constructor.GetParameters().Length == 1))
        {
            var parameter = constructor.GetParameters()[0].ParameterType;
            var argument = parameter.IsInstanceOfType(content) || arguments.Length > 1 ? content : Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(arguments), content);
            if (parameter.IsInstanceOfType(argument))
            {
                return constructor.Invoke([argument]);
            }
        }

        return null;
    }

    /// <summary>What an array converts to by an operator: memory.</summary>
    private static object? Convert(Type type, IEnumerable content) =>
        type.GetMethod("op_Implicit", [content.GetType()])?.Invoke(null, [content]);

    private static object? Fill(Type type, IEnumerable content, Type[] arguments)
    {
        if (!type.IsValueType && type.GetConstructor(Type.EmptyTypes) is null)
        {
            return null;
        }

        var made = Activator.CreateInstance(type)!;
        var add = type.GetInterfaces()
            .Where(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == (arguments.Length == 1 ? typeof(ICollection<>) : typeof(IDictionary<,>)))
            .Select(implemented => implemented.GetMethod("Add"))
            .FirstOrDefault(method => method is not null)
            ?? AddMethods.Select(name => type.GetMethod(name, arguments)).FirstOrDefault(method => method is not null);
        if (add is null)
        {
            return null;
        }

        if (content is IDictionary pairs)
        {
            foreach (DictionaryEntry pair in pairs)
            {
                add.Invoke(made, [pair.Key, pair.Value]);
            }

            return made;
        }

        foreach (var item in content)
        {
            add.Invoke(made, [item]);
        }

        return made;
    }

    private static object? Call(Type type, string name, Type[] typeArguments, params object?[] arguments)
    {
        var method = type.GetMethods(BindingFlags.Public | BindingFlags.Static).First(method =>
            string.Equals(method.Name, name, StringComparison.Ordinal)
            && method.GetGenericArguments().Length == typeArguments.Length
            && method.GetParameters() is var parameters
            && parameters.Length == arguments.Length
            && parameters[0].ParameterType.Name.StartsWith("IEnumerable", StringComparison.Ordinal));
        return method.MakeGenericMethod(typeArguments).Invoke(null, arguments);
    }

    /// <summary>What a query gives: it can be enumerated and nothing else.</summary>
    private sealed class Sequence<T>(IEnumerable<T> items) : IEnumerable<T>
    {
        public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
