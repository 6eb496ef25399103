using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Tests.Messages;

/// <summary>Generated code where what it names is also named by others, or is not to be named without a warning.</summary>
public sealed class NamedByOthersTests
{
    [Fact]
    public void What_is_experimental_or_obsolete_by_an_id_warns_only_in_the_users_own_code() => GeneratorRun.Over(
        """
        #pragma warning disable EXP1, EXP2, EXP3, EXP4, EXP5, EXP6, EXP7, EXP8, EXP9, OLD1, OLD2
        using System;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;
        using TypedSockets;

        [WsMessage("test.old"), Experimental("EXP9")]
        public sealed partial record Old(Kind Kind = Kind.New)
        {
            [Obsolete("Use New.", DiagnosticId = "OLD1")]
            public int X { get; set; }

            [Experimental("EXP1")]
            public int New { get; init; } = 1;

            public List<Dictionary<string, Part?>?> Parts { get; set; } = [];

            public Outer<Argument>.Inner? Inner { get; set; }

            [JsonConverter(typeof(Converter))]
            public int Converted { get; set; }

            public Base? Polymorphic { get; set; }
        }

        [Obsolete("Use New.", DiagnosticId = "OLD2")]
        public sealed record Part(int X);

        public enum Kind { Old, [Experimental("EXP2")] New }

        [Experimental("EXP3")]
        public class Outer<T>
        {
            public record Inner(T X);
        }

        [Experimental("EXP4")]
        public struct Argument
        {
            [JsonInclude, Experimental("EXP5")] private int Hidden { get; set; }
        }

        [Experimental("EXP6")]
        public class Converter : JsonConverter<int>
        {
            public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => 0;

            public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) { }
        }

        [JsonDerivedType(typeof(Derived), 1)]
        public abstract class Base;

        [Experimental("EXP7")]
        public class Derived : Base
        {
            [Experimental("EXP8")]
            public Derived() { }

            [JsonConstructor]
            private Derived(Argument x) => X = x;

            public Argument X { get; }
        }

        [WsContract(Events = typeof(IEvents))]
        public interface IContract
        {
            [Obsolete("Use New.", DiagnosticId = "OLD1")]
            ValueTask TellAsync(Old message, CancellationToken cancellationToken = default);
        }

        [WsContract]
        public interface IEvents
        {
            ValueTask ToldAsync(Old message, CancellationToken cancellationToken = default);
        }

        public partial class Endpoint : WsEndpoint<IEvents>, IContract
        {
            [Obsolete("Use New.", DiagnosticId = "OLD1")]
            public ValueTask TellAsync(Old message, CancellationToken cancellationToken = default) => default;
        }
        """).CompilesWithoutWarning();

    [Fact]
    public void Payload_types_of_two_assemblies_may_differ_in_case_alone()
    {
        using var assembly = new MemoryStream();
        var other = GeneratorRun.Over("namespace Shop { public record PART(int X); public record Other(int X); }");
        Assert.True(other.Output.WithAssemblyName("Other").Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Success);

        var run = GeneratorRun.With(
            [MetadataReference.CreateFromImage(assembly.ToArray())],
            "namespace Shop { public record Part(int X); [TypedSockets.WsMessage(\"a\")] public partial record Held(Part A, PART B, Other C); }").CompilesWithoutWarning();

        Assert.Equal(4, run.Sources.Select(source => source.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Extension_methods_of_the_user_are_not_called()
    {
        var run = GeneratorRun.Over(
            """
            using System;
            using System.Collections.Generic;
            using System.Text.Json.Serialization;
            using TypedSockets;

            [WsMessage("a")]
            public partial record Said(int X, List<int> Many, Part Part, Memory<int> Memory)
            {
                public int Kept { get; init; } = 1;
            }

            [JsonDerivedType(typeof(Part), "part")]
            public record Part(Dictionary<string, int> Map);

            internal static class Extensions
            {
                [Obsolete("Not to be called.", true)]
                public static bool SequenceEqual(this ReadOnlySpan<byte> span, ReadOnlySpan<byte> other) => false;

                [Obsolete("Not to be called.", true)]
                public static bool Is(this object value, object other) => false;

                [Obsolete("Not to be called.", true)]
                public static List<int>.Enumerator GetEnumerator(this List<int> list) => default;
            }
            """);

        Assert.Equal(2, run.CompilesWithoutWarning().Sources.Length);
    }

    [Fact]
    public void Members_and_types_may_be_named_as_accessors_are() => GeneratorRun.Over(
        """
        using System;
        using System.Text.Json.Serialization;
        using TypedSockets;

        public partial class Outer
        {
            public static int SaidAccessors2 => 1;

            [WsMessage("a")]
            public partial record Said
            {
                public int SaidAccessors { get; init; } = 1;

                [JsonInclude] internal Part? Part { get; private init; }
            }

            [WsMessage("b")]
            private partial record Secret
            {
                public int Kept { get; init; } = 1;

                private static class SecretAccessors;
            }
        }

        public class Part
        {
            [JsonInclude] private int Type { get; set; }
            [JsonInclude] private int HashCode { get; set; }
            [JsonInclude] private int @class;
            [JsonInclude, JsonPropertyName("other")] private int Class;
            [JsonInclude] private int Create { get; set; }
            [JsonConstructor] private Part(int @class) => this.@class = Class = @class;
        }
        """).CompilesWithoutWarning();
}
