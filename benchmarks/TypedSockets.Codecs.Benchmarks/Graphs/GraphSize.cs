using System.Reflection;
using System.Runtime.CompilerServices;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>
/// What the objects that a reader returns cost by themselves: each is cloned, and the allocation of the clone measured.
/// What two reads have in common (empty arrays, comparers, parsers of addresses) was there before and does not count.
/// </summary>
internal static class GraphSize
{
    private static readonly Func<object, object> Clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    /// <summary>The bytes of the graph that <paramref name="read"/> makes anew each time, its lists and dictionaries without spare room.</summary>
    public static long Of(Func<object> read)
    {
        var graph = Reachable(read());
        var shared = Reachable(read());
        shared.IntersectWith(graph);
        return graph.Except(shared, ReferenceEqualityComparer.Instance).OfType<object>().Sum(SizeOf);
    }

    private static HashSet<object> Reachable(object root)
    {
        var found = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<object>([root]);
        while (pending.TryPop(out var next))
        {
            // Types and what hangs on them belong to the runtime.
            if (next is not (MemberInfo or Pointer) && found.Add(next))
            {
                Trim(next);
                PushHeld(next, pending);
            }
        }

        return found;
    }

    private static void PushHeld(object holder, Stack<object> pending)
    {
        if (holder is string)
        {
            return;
        }

        if (holder is Array array)
        {
            if (HoldsReferences(array.GetType().GetElementType()!))
            {
                foreach (var item in array)
                {
                    PushValue(item, pending);
                }
            }

            return;
        }

        for (var type = holder.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (HoldsReferences(field.FieldType))
                {
                    PushValue(field.GetValue(holder), pending);
                }
            }
        }
    }

    /// <summary>An object is followed later; a struct, which comes boxed, is looked into at once.</summary>
    private static void PushValue(object? value, Stack<object> pending)
    {
        if (value is ValueType)
        {
            PushHeld(value, pending);
        }
        else if (value is not null)
        {
            pending.Push(value);
        }
    }

    private static bool HoldsReferences(Type type) => !type.IsPointer && !type.IsPrimitive && !type.IsEnum
        && (!type.IsValueType || type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(field => HoldsReferences(field.FieldType)));

    /// <summary>Gives up room for elements that never came.</summary>
    private static void Trim(object value)
    {
        var type = value.GetType();
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (definition == typeof(List<>))
        {
            type.GetProperty(nameof(List<object>.Capacity))!.SetValue(value, type.GetProperty(nameof(List<object>.Count))!.GetValue(value));
        }
        else if (definition == typeof(Dictionary<,>) || definition == typeof(HashSet<>))
        {
            type.GetMethod("TrimExcess", Type.EmptyTypes)!.Invoke(value, null);
        }
    }

    private static long SizeOf(object value)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var copy = value is string text ? new string('x', text.Length) : Clone(value);
        var after = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(copy);
        return after - before;
    }
}
