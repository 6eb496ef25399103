using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Tests.Pipeline;

/// <summary>The same code gives the same bytes on every machine: whatever its culture, wherever its files lie, however they are ordered.</summary>
public sealed class SameBytesTests
{
    /// <summary>Names with letters that some cultures change the case of otherwise, and numbers that some write otherwise.</summary>
    private static readonly string[] Files =
    [
        """
        using System;
        using System.Collections.Generic;
        using TypedSockets;

        namespace INDIGO;

        public enum ISSUE { INIT = -1, IŞIK = 0 }

        [WsMessage("i.invoice")]
        public sealed partial record INVOICE(
            int ID = -1,
            long Issue = long.MinValue,
            float Interest = -0.5f,
            double Índex = 1234567.25,
            double Infinity = double.NegativeInfinity,
            decimal Income = -1234.50m,
            string Info = "IıİiŞ",
            char Initial = 'İ',
            ISSUE Kind = ISSUE.INIT)
        {
            public required List<Item> Items { get; init; }
            public Dictionary<string, Item[]>? INDEX { get; init; }
            public string IsInitialized { get; init; } = "i";
        }
        """,
        """
        namespace INDIGO;

        public sealed record Item(string Iİ, sbyte i = -128, Pair<Item>? Inner = null);

        public sealed record Pair<T>(T First, T Second);

        public partial class Inbox
        {
            public int Size() => -1;
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using TypedSockets;

        namespace INDIGO;

        [WsMessage("i.issued")]
        public sealed partial record Issued(int Id, INVOICE? Invoice);

        [WsContract(Events = typeof(IInvoiceEvents))]
        public interface IInvoices
        {
            ValueTask<Issued> IssueAsync(INVOICE request, CancellationToken cancellationToken = default);
        }

        [WsContract]
        public interface IInvoiceEvents
        {
            ValueTask IssuedAsync(Issued message);
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using TypedSockets;

        namespace INDIGO;

        public sealed partial class Inbox : WsEndpoint<IInvoiceEvents>, IInvoices
        {
            public Inbox(int limit = -1)
            {
            }

            public ValueTask<Issued> IssueAsync(INVOICE request, CancellationToken cancellationToken) => default;
        }
        """,
    ];

    private static readonly Dictionary<string, string> Expected = Generate(Files.Select((text, index) => ($"{index}.cs", text)), CultureInfo.InvariantCulture, isCompiled: true);

    [Fact]
    public void Everything_is_generated() => Assert.Equal(
        ["INDIGO.INVOICE.g.cs", "INDIGO.Inbox.g.cs", "INDIGO.InvoicesClient.g.cs", "INDIGO.Issued.g.cs", "TypedSockets.Generated.INDIGO_Item.g.cs"],
        Expected.Keys.Where(name => !name.Contains("Pair", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    [InlineData("de-DE")]
    public void A_culture_changes_nothing(string name)
    {
        var culture = Load(name);

        Assert.Equal(Expected, Generate(Files.Select((text, index) => ($"{index}.cs", text)), culture));
    }

    /// <summary>A culture that differs in everything a program may set, on whatever machine.</summary>
    [Fact]
    public void Signs_and_separators_change_nothing()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "minus";
        culture.NumberFormat.PositiveSign = "plus";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "'";
        culture.NumberFormat.NegativeInfinitySymbol = "-∞";
        culture.NumberFormat.NaNSymbol = "¤";

        Assert.Equal(Expected, Generate(Files.Select((text, index) => ($"{index}.cs", text)), culture));
    }

    [Theory]
    [InlineData("/home/a user/src/")]
    [InlineData("C:\\Işık\\")]
    [InlineData("")]
    public void The_paths_of_the_files_change_nothing(string folder) =>
        Assert.Equal(Expected, Generate(Files.Select((text, index) => ($"{folder}{(char)('z' - index)}.cs", text)), CultureInfo.InvariantCulture));

    [Fact]
    public void The_order_of_the_files_changes_nothing()
    {
        foreach (var order in Orders([0, 1, 2, 3]))
        {
            Assert.Equal(Expected, Generate(order.Select(index => ($"{index}.cs", Files[index])), CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void An_edit_and_its_undoing_change_nothing()
    {
        var run = GeneratorRun.Over(Files).Edit(1, "string Iİ", "int Iİ").Edit(1, "int Iİ", "string Iİ");

        Assert.Equal(Expected, Texts(run));
    }

    private static Dictionary<string, string> Generate(IEnumerable<(string Path, string Text)> files, CultureInfo culture, bool isCompiled = false)
    {
        var (before, beforeInterface) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            var run = GeneratorRun.OverPaths([.. files]);
            return Texts(isCompiled ? run.CompilesWithoutWarning() : run);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeInterface);
        }
    }

    private static Dictionary<string, string> Texts(GeneratorRun run) =>
        run.Sources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    private static IEnumerable<int[]> Orders(int[] items) => items.Length < 2
        ? [items]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));

    /// <summary>The culture, where the machine knows it and so writes something otherwise.</summary>
    private static CultureInfo Load(string name)
    {
        const string reason = "The machine has no cultures: install ICU, and leave DOTNET_SYSTEM_GLOBALIZATION_INVARIANT without a value.";
        var culture = Array.Find(CultureInfo.GetCultures(CultureTypes.SpecificCultures), culture => string.Equals(culture.Name, name, StringComparison.Ordinal));
        if (string.Equals(Environment.GetEnvironmentVariable("TYPEDSOCKETS_REQUIRE_ALL"), "1", StringComparison.Ordinal))
        {
            Assert.True(culture is not null, reason);
        }

        Assert.SkipUnless(culture is not null, reason);
        Assert.NotEqual(Sample(CultureInfo.InvariantCulture), Sample(culture!));
        return culture!;
    }

    private static string Sample(CultureInfo culture) => "i".ToUpper(culture) + (-1.5).ToString(culture);
}
