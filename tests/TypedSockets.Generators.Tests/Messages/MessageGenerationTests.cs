using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Tests.Messages;

public sealed class MessageGenerationTests
{
    [Fact]
    public void The_same_is_generated_under_every_culture()
    {
        const string source =
            """
            using TypedSockets;

            [WsMessage("test.item")]
            public sealed partial record Item(int ID, decimal Price = -1.5m, double Ratio = -0.25, string Text = "İıIi");
            """;
        var expected = GeneratorRun.Over(source).CompilesWithoutWarning().Source("Item.g.cs");
        var before = CultureInfo.CurrentCulture;
        var swedish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        swedish.NumberFormat.NegativeSign = "\u2212";
        swedish.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = swedish;

            Assert.Equal(expected, GeneratorRun.Over(source).Source("Item.g.cs"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Lines_end_alike_on_every_machine() =>
        Assert.DoesNotContain('\r', GeneratorRun.Over("[TypedSockets.WsMessage(\"a\")]\r\npublic partial record A(int X);\r\n").Source("A.g.cs"));

    [Fact]
    public void A_message_may_be_held_by_one_in_another_project()
    {
        var contracts = GeneratorRun.Over(
            """
            [TypedSockets.WsMessage("shop.item")]
            public sealed partial record Item(string Sku, Size Size);

            public sealed record Size(int Width)
            {
                public string Unit { get; init; } = "mm";
            }
            """).CompilesWithoutWarning();
        using var assembly = new MemoryStream();
        Assert.True(contracts.Output.WithAssemblyName("Contracts").Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Success);

        var run = GeneratorRun.With(
            [MetadataReference.CreateFromImage(assembly.ToArray())],
            "[TypedSockets.WsMessage(\"shop.order\")] public sealed partial record Order(Item Item, Size Size);").CompilesWithoutWarning();

        Assert.Equal(["Order.g.cs", "TypedSockets.Generated.Size.g.cs"], run.Sources.Select(source => source.HintName));
    }

    [Fact]
    public void Assemblies_that_show_their_internals_have_codecs_of_the_same_names()
    {
        var contracts = GeneratorRun.Over(
            """
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Sample")]
            [TypedSockets.WsMessage("shop.item")]
            public sealed partial record Item(Size Size);

            public sealed record Size(int Width, Size? Inner = null);
            """).CompilesWithoutWarning();
        using var assembly = new MemoryStream();
        Assert.True(contracts.Output.WithAssemblyName("Contracts").Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Success);

        GeneratorRun.With(
            [MetadataReference.CreateFromImage(assembly.ToArray())],
            "[TypedSockets.WsMessage(\"shop.order\")] public sealed partial record Order(Item Item, System.Collections.Generic.List<Size?> Sizes);").CompilesWithoutWarning();
    }

    [Fact]
    public void Names_that_differ_in_case_alone_get_files_of_their_own() => Assert.Equal(
        8,
        GeneratorRun.Over(
            """
            public record Part(int X);
            public record PART(int X);
            [TypedSockets.WsMessage("a")] public partial record Said(Part A, PART B);
            [TypedSockets.WsMessage("b")] public partial record SAID(int X);
            namespace Chat { public partial class Outer { [TypedSockets.WsMessage("c")] public partial record Said(int X); } }
            namespace Chat { public partial class OUTER { [TypedSockets.WsMessage("d")] public partial record Said(int X); } }
            namespace CHAT { public partial class Outer { [TypedSockets.WsMessage("e")] public partial record Said(int X); } }
            namespace CHAT { public partial class OUTER { [TypedSockets.WsMessage("f")] public partial record Said(int X); } }
            """).CompilesWithoutWarning().Sources.Length);

    [Fact]
    public void Payload_types_may_be_named_as_the_compiler_advises_against() => GeneratorRun.Over(
        """
        #pragma warning disable CS8981, CS8860
        public record @class(int X);
        public record @record(int X);
        public record point(int X);
        [TypedSockets.WsMessage("a")] public partial record Shapes(@class A, @record B, point C);
        """).CompilesWithoutWarning();

    [Fact]
    public void Type_parameters_may_be_named_by_keywords() => GeneratorRun.Over(
        """
        public class Box<@class>
            where @class : System.IComparable<@class>
        {
            public int Number { get; init; } = 1;
        }

        [TypedSockets.WsMessage("a")] public partial record Held(Box<int> Box);
        """).CompilesWithoutWarning();

    [Fact]
    public void Payload_types_nested_in_generic_types_may_hold_each_other() => Assert.Equal(
        4,
        GeneratorRun.Over(
            """
            using System.Collections.Generic;
            using System.Text.Json.Serialization;

            public class Outer<TKey>
                where TKey : notnull
            {
                public class Slot
                {
                    [JsonInclude] private TKey? Hidden { get; set; }
                    public Dictionary<string, Slot?> Slots { get; init; } = [];
                    public Inner<int>? Inner { get; init; } = new();
                }

                public class Inner<TValue>
                    where TValue : struct
                {
                    public TValue? Value { get; init; } = default(TValue);
                    public Inner<TValue>?[] More { get; init; } = [];
                }
            }

            [TypedSockets.WsMessage("a")] public partial record Held(Outer<string>.Slot Slot, Outer<string[]>.Inner<int>? Inner);
            """).CompilesWithoutWarning().Sources.Length);

    [Fact]
    public void Defaults_may_be_enum_members_named_by_keywords() => GeneratorRun.Over(
        """
        public enum Kind { @event, @class }
        [TypedSockets.WsMessage("a")] public partial record Item(Kind Kind = Kind.@class, Kind? Other = Kind.@event);
        """).CompilesWithoutWarning();

    [Fact]
    public void An_ignored_parameter_does_not_make_the_call_of_the_constructor_ambiguous() => GeneratorRun.Over(
        """
        using System.Text.Json.Serialization;

        [TypedSockets.WsMessage("a")] public partial record Number([property: JsonIgnore] int X);
        [TypedSockets.WsMessage("b")] public partial record Text([property: JsonIgnore] string? X, [property: JsonIgnore] int? Y = null)
        {
            internal Text(Number? x, int? y) : this("", y) { }
        }
        """).CompilesWithoutWarning();

    [Fact]
    public void A_default_of_negative_zero_keeps_its_sign() => Assert.Contains(
        " = -0d;",
        GeneratorRun.Over("[TypedSockets.WsMessage(\"a\")] public partial record Item(double X = -0.0);").CompilesWithoutWarning().Source("Item.g.cs"),
        StringComparison.Ordinal);

    [Fact]
    public void Arrays_of_nullable_elements_share_the_codec_of_those_without() => GeneratorRun.Over(
        """
        public record Box<T>(T Content, Box<T>[] More);
        [TypedSockets.WsMessage("a")] public partial record Held(Box<string?[]> A, Box<string[]> B, Box<string?[]?[]> C);
        """).CompilesWithoutWarning();

    [Fact]
    public void What_is_obsolete_warns_only_in_the_users_own_code() => GeneratorRun.Over(
        """
        using System;
        using System.Collections.Generic;
        using TypedSockets;

        [WsMessage("test.old")]
        public sealed partial record Old
        {
            [Obsolete("Use New.")]
            public int X { get; set; }

            public int New { get; set; }

        #pragma warning disable CS0618
            public List<Part?> Parts { get; set; } = [];
        #pragma warning restore CS0618
        }

        [Obsolete("Use New.")]
        public sealed record Part(int X);
        """).CompilesWithoutWarning();

    [Fact]
    public void A_message_marked_twice_is_generated_once() =>
        Assert.Single(GeneratorRun.Over("[TypedSockets.WsMessage(\"a\")] public partial record A; [TypedSockets.WsMessage(\"b\")] partial record A;").Sources);

    [Fact]
    public void Types_of_one_name_get_codecs_of_their_own() => Assert.Equal(
        4,
        GeneratorRun.Over(
            """
            namespace A { public record Part(int X); public record Box<T>(T Content); }
            namespace B { public record Part(int X); }
            namespace C { [TypedSockets.WsMessage("c")] public partial record Held(A.Part A, B.Part B, A.Box<A.Part> BoxA, A.Box<B.Part> BoxB); }
            """).CompilesWithoutWarning().Sources.Count(source => source.HintName.StartsWith("TypedSockets.Generated.", StringComparison.Ordinal)));

    [Fact]
    public void Broken_code_is_skipped_quietly()
    {
        foreach (var source in new[]
        {
            "[TypedSockets.WsMessage] public partial record A;",
            "[TypedSockets.WsMessage(1)] public partial record A;",
            "[TypedSockets.WsMessage(\"a\")] public partial record A(Unknown X);",
            "[TypedSockets.WsMessage(\"a\")] public partial record A(int X, int x);",
            "[TypedSockets.WsMessage(\"a\")] public partial record A(",
            "[TypedSockets.WsMessage(\"a\")] public partial record A(List<> X);",
            "[TypedSockets.WsMessage(\"a\")] public partial record A : A;",
            "[TypedSockets.WsMessage(\"a\")] public partial record A { public int X { get; set; } public string X { get; set; } }",
            "[TypedSockets.WsMessage(\"a\")] public partial record { }",
        })
        {
            GeneratorRun.Over(source);
        }
    }
}
