using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>Knows the calls that block, and those that parse JSON.</summary>
internal sealed class BlockingCalls(Compilation compilation)
{
    /// <summary>Types that wait for something outside the process wherever a call has an asynchronous twin.</summary>
    private readonly ImmutableArray<INamedTypeSymbol> outside = Find(
        compilation,
        "System.IO.File",
        "System.IO.Stream",
        "System.IO.StreamReader",
        "System.IO.StreamWriter",
        "System.Data.Common.DbCommand",
        "System.Data.Common.DbConnection",
        "System.Data.Common.DbDataReader",
        "System.Data.Common.DbTransaction",
        "Dapper.SqlMapper",
        "Microsoft.EntityFrameworkCore.DbContext",
        "Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade",
        "Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions",
        "System.Net.Http.HttpMessageInvoker",
        "System.Net.Dns",
        "System.Diagnostics.Process",
        "System.Threading.SemaphoreSlim");

    private readonly INamedTypeSymbol? memoryStream = compilation.GetTypeByMetadataName("System.IO.MemoryStream");
    private readonly INamedTypeSymbol? task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");

    public BlockingKind? Classify(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Result" } property } when property.ContainingType.IsIn("System.Threading.Tasks", "Task", "ValueTask") => BlockingKind.Wait,
        IInvocationOperation call => Classify(call, call.TargetMethod),
        _ => null,
    };

    private static ImmutableArray<INamedTypeSymbol> Find(Compilation compilation, params ReadOnlySpan<string> names)
    {
        var found = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var name in names)
        {
            if (compilation.GetTypeByMetadataName(name) is { } type)
            {
                found.Add(type);
            }
        }

        return found.ToImmutable();
    }

    private BlockingKind? Classify(IInvocationOperation call, IMethodSymbol method) => method.Name switch
    {
        "Wait" when Symbols.Is(method.ContainingType, task) && !OnlyAsks(call) => BlockingKind.Wait,
        "WaitAll" or "WaitAny" when Symbols.Is(method.ContainingType, task) && !OnlyAsks(call) => BlockingKind.WaitMany,
        "GetResult" when IsAwaiter(method.ContainingType) => BlockingKind.Wait,
        "Sleep" when method.ContainingType.IsIn("System.Threading", "Thread") => BlockingKind.Sleep,
        "Deserialize" when method.ContainingType.IsIn("System.Text.Json", "JsonSerializer") => BlockingKind.Parse,
        "Parse" when method.ContainingType.IsIn("System.Text.Json", "JsonDocument", "JsonElement") => BlockingKind.Parse,
        "Parse" when method.ContainingType.IsIn("System.Text.Json.Nodes", "JsonNode") => BlockingKind.Parse,
        "Parse" when method.ContainingType.IsIn("Newtonsoft.Json.Linq", "JObject", "JToken", "JArray") => BlockingKind.Parse,
        "DeserializeObject" when method.ContainingType.IsIn("Newtonsoft.Json", "JsonConvert") => BlockingKind.Parse,
        _ when BlocksOutside(call, method) => BlockingKind.Twin,
        _ => null,
    };

    private static bool IsAwaiter(INamedTypeSymbol type) =>
        type.IsIn("System.Runtime.CompilerServices", "TaskAwaiter", "ValueTaskAwaiter", "ConfiguredTaskAwaiter", "ConfiguredValueTaskAwaiter");

    private bool BlocksOutside(IInvocationOperation call, IMethodSymbol method)
    {
        if (method.Name is "Dispose" or "Close" || method.Name.EndsWith("Async", StringComparison.Ordinal) || OnlyTracks(method))
        {
            return false;
        }

        foreach (var type in outside)
        {
            if (Symbols.IsOrDerives(method.ContainingType, type))
            {
                return HasTwin(method) && !OnlyAsks(call) && !IsInMemory(call.Instance);
            }
        }

        return false;
    }

    /// <summary>Whether the method of a <c>DbContext</c> only remembers what to write later; its twin is for generated keys.</summary>
    private static bool OnlyTracks(IMethodSymbol method) => method.Name is "Add" or "AddRange" && method.ContainingType.DerivesFrom("Microsoft.EntityFrameworkCore", "DbContext");

    /// <summary>Whether the call, by a timeout of zero, never waits.</summary>
    private static bool OnlyAsks(IInvocationOperation call) => call.Arguments.Any(argument =>
        argument.Parameter?.Name is "millisecondsTimeout" or "timeout" && ConstantTime.OfDelay(argument.Value) == TimeSpan.Zero);

    private static bool HasTwin(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(method.Name + "Async").Any(twin => twin is IMethodSymbol && twin.DeclaredAccessibility == Accessibility.Public))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the stream is one in memory, or reads or writes one, also where a variable calls it just a stream.</summary>
    private bool IsInMemory(IOperation? stream) => stream is not null && ValueSource.Of(stream) switch
    {
        IObjectCreationOperation { Arguments: [{ Value: var inner }, ..] } creation when creation.Type.IsIn("System.IO", "StreamReader", "StreamWriter") => IsInMemory(inner),
        var source => Symbols.IsOrDerives(source.Type, memoryStream),
    };
}
