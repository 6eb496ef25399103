using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>What code does with a collection, over all its uses together.</summary>
[Flags]
internal enum CollectionUse
{
    /// <summary>It only reads it, or fills it when its owner is made.</summary>
    None = 0,

    /// <summary>It adds to it.</summary>
    Grows = 1,

    /// <summary>It takes out of it, looks at its count, or hands it to code that may.</summary>
    MayShrink = 2,
}

/// <summary>Tells the uses of a collection apart.</summary>
internal static class CollectionUses
{
    public static CollectionUse Classify(IOperation collection, ISymbol containing) => collection.User() switch
    {
        ICoalesceAssignmentOperation assignment when assignment.Target == collection => assignment.User() is IExpressionStatementOperation ? CollectionUse.None : Classify(assignment, containing),
        IConditionalAccessOperation { WhenNotNull: IInvocationOperation { Instance: IConditionalAccessInstanceOperation } call } access when access.Operation.Unwrap() == collection => Classify(call.TargetMethod.Name, IsInConstruction(containing)),
        IInvocationOperation call when call.Instance?.Unwrap() == collection => Classify(call.TargetMethod.Name, IsInConstruction(containing)),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsExtensionMethod: true, Name: not ("Count" or "LongCount" or "TryGetNonEnumeratedCount") } method } } when method.ContainingType.IsIn("System.Linq", "Enumerable") => CollectionUse.None,
        IForEachLoopOperation => CollectionUse.None,
        IAssignmentOperation assignment when assignment.Target == collection && IsInConstruction(containing) => CollectionUse.None,
        IMemberInitializerOperation or IFieldInitializerOperation => CollectionUse.None,
        _ => CollectionUse.MayShrink,
    };

    private static bool IsInConstruction(ISymbol containing) => containing is not IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) };

    private static CollectionUse Classify(string method, bool isInConstruction) => method switch
    {
        "Add" or "AddRange" or "Enqueue" or "Push" or "PushRange" or "AddLast" or "AddFirst" or "Insert" => isInConstruction ? CollectionUse.None : CollectionUse.Grows,
        "Contains" or "ToArray" or "GetEnumerator" or "Peek" or "TryPeek" or "CopyTo" or "IndexOf" or "Find" or "FindAll" or "Exists" or "ForEach" => CollectionUse.None,
        _ => CollectionUse.MayShrink,
    };
}
