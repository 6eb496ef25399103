using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>What an endpoint reaches when its connection ends, by its own methods as well; there it may let go of anything.</summary>
internal sealed class Farewell
{
    private readonly ConcurrentDictionary<ISymbol, ConcurrentBag<ISymbol>> uses = new(SymbolEqualityComparer.Default);

    /// <summary>Adds that the code of one member uses another, a variable, or a type by something static.</summary>
    public void Note(ISymbol member, ISymbol used) => uses.GetOrAdd(member, static _ => []).Add(used);

    /// <summary>Whether the symbol is used at the end of a connection.</summary>
    public bool Reaches(ISymbol symbol)
    {
        var reached = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ISymbol>(uses.Keys.Where(member => member is IMethodSymbol { Name: "OnDisconnectedAsync" or "Dispose" or "DisposeAsync" }));
        while (open.Count > 0)
        {
            foreach (var used in uses.TryGetValue(open.Pop(), out var found) ? found : [])
            {
                if (SymbolEqualityComparer.Default.Equals(used, symbol))
                {
                    return true;
                }

                if (reached.Add(used))
                {
                    open.Push(used);
                }
            }
        }

        return false;
    }
}
