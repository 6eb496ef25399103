using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedSockets.Generators.Tests.Pipeline;

/// <summary>The pipeline keeps nothing of a compilation: what it did would live as long as the editor, and never equal what the next keystroke gives.</summary>
public sealed class ReachabilityTests
{
    /// <summary>What a bad generator may keep, and in what.</summary>
    public enum Kept
    {
        Name,
        Symbol,
        Node,
        Tree,
        Location,
        Compilation,
        SemanticModel,
        Token,
        Attribute,
        Closure,
    }

    [Fact]
    public void Nothing_of_a_compilation_is_kept()
    {
        var run = ChatProject.Run();
        AssertKeepsNothing(run);

        AssertKeepsNothing(run.Edit(ChatProject.MessageFile, "string Text", "string Words"));
        AssertKeepsNothing(run.Edit(ChatProject.ContractFile, "PingAsync", "ProbeAsync"));
        AssertKeepsNothing(run.Edit(ChatProject.MessageFile, "\"chat.say\"", "\"Chat Say\""));
    }

    [Fact]
    public void Every_step_of_the_generator_is_looked_at() =>
        Assert.Superset(typeof(TrackingNames).GetFields().Select(field => field.Name).Append("SourceOutput").ToHashSet(), OwnSteps(ChatProject.Run()).Select(step => step.Name).OfType<string>().ToHashSet());

    [Theory]
    [InlineData(Kept.Symbol, ".Item2.array[0].<Value>k__BackingField: ")]
    [InlineData(Kept.Node, ".Item2.array[0].<Value>k__BackingField: RecordDeclarationSyntax")]
    [InlineData(Kept.Tree, ".Item2.array[0].<Value>k__BackingField: ParsedSyntaxTree")]
    [InlineData(Kept.Location, ".Item2.array[0].<Value>k__BackingField: SourceLocation")]
    [InlineData(Kept.Compilation, ".Item2.array[0].<Value>k__BackingField: CSharpCompilation")]
    [InlineData(Kept.SemanticModel, ".Item2.array[0].<Value>k__BackingField: ")]
    [InlineData(Kept.Token, ".Item2.array[0].<Value>k__BackingField: SyntaxToken")]
    [InlineData(Kept.Attribute, ".Item2.array[0].<Value>k__BackingField")]
    [InlineData(Kept.Closure, ".Item2.array[0].<Value>k__BackingField._target")]
    public void What_a_bad_generator_keeps_is_found(Kept kept, string way)
    {
        var run = GeneratorRun.Of(new Keeping(kept), "[TypedSockets.WsMessage(\"a\")] public sealed partial record A;");

        Assert.Contains(Findings(run), finding => finding.StartsWith($"Kept{way}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_good_generator_passes() =>
        Assert.Empty(Findings(GeneratorRun.Of(new Keeping(Kept.Name), "[TypedSockets.WsMessage(\"a\")] public sealed partial record A;")));

    private static void AssertKeepsNothing(GeneratorRun run) => Assert.Empty(Findings(run));

    private static IEnumerable<string> Findings(GeneratorRun run) =>
        from step in OwnSteps(run)
        from output in step.Outputs
        let way = Reachable.FindForbidden(output.Value)
        where way is not null
        select $"{step.Name}{way}";

    /// <summary>The steps that the generator declares, those without a name included. Before them come the compiler's, which look at syntax.</summary>
    private static HashSet<IncrementalGeneratorRunStep> OwnSteps(GeneratorRun run)
    {
        var own = new HashSet<IncrementalGeneratorRunStep>();
        var open = new Stack<IncrementalGeneratorRunStep>(run.Steps.Values.SelectMany(steps => steps).Where(step => step.Name is not null && IsOwn(step)));
        while (open.TryPop(out var step))
        {
            if (IsOwn(step) && own.Add(step))
            {
                foreach (var (source, _) in step.Inputs)
                {
                    open.Push(source);
                }
            }
        }

        return own;
    }

    /// <summary>The result of looking for an attribute is what the generator made of it.</summary>
    private static bool IsOwn(IncrementalGeneratorRunStep step) =>
        step.Name is null or "result_ForAttributeWithMetadataName"
        || !(step.Name.Contains("_ForAttribute", StringComparison.Ordinal) || step.Name.StartsWith("Compilation", StringComparison.Ordinal));

    private sealed class Box(object value)
    {
        public object Value { get; } = value;
    }

    /// <summary>Keeps a thing in an object in an array in a tuple.</summary>
    private sealed class Keeping(Kept kept) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var steps = context.SyntaxProvider
                .ForAttributeWithMetadataName("TypedSockets.WsMessageAttribute", static (node, _) => node is TypeDeclarationSyntax, (marked, _) => (marked.TargetSymbol.Name, ImmutableArray.Create(new Box(Keep(marked)))))
                .WithTrackingName("Kept");
            context.RegisterSourceOutput(steps, static (output, step) => output.AddSource($"{step.Name}.g.cs", ""));
        }

        private object Keep(GeneratorAttributeSyntaxContext marked)
        {
            var name = marked.TargetSymbol.Name;
            return kept switch
            {
                Kept.Symbol => marked.TargetSymbol,
                Kept.Node => marked.TargetNode,
                Kept.Tree => marked.TargetNode.SyntaxTree,
                Kept.Location => marked.TargetSymbol.Locations[0],
                Kept.Compilation => marked.SemanticModel.Compilation,
                Kept.SemanticModel => marked.SemanticModel,
                Kept.Token => marked.TargetNode.GetFirstToken(),
                Kept.Attribute => marked.Attributes[0],
                Kept.Closure => new Func<string>(() => marked.TargetSymbol.Name),
                _ => name,
            };
        }
    }
}
