using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedSockets.Analyzers.Tests.Verification;
using TypedSockets.CodeFixes;

namespace TypedSockets.Analyzers.Tests.Pages;

/// <summary>Ids, descriptors, analyzers, fixes, pages, the table of rules and the release notes agree.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> Rules => [.. Descriptors.All.Select(rule => rule.Id)];

    [Fact]
    public void Every_id_has_one_rule()
    {
        var ids = typeof(DiagnosticIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(ids.Order(StringComparer.Ordinal), Descriptors.All.Select(rule => rule.Id));
    }

    [Fact]
    public void Every_rule_has_an_analyzer_that_reports_it()
    {
        var supported = InstancesOf<DiagnosticAnalyzer>(typeof(DiagnosticIds).Assembly).SelectMany(analyzer => analyzer.SupportedDiagnostics).Distinct();
        Assert.Equal(Descriptors.All, supported.OrderBy(rule => rule.Id, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() => Assert.Equal(Descriptors.All.Select(rule => rule.Id), RulePage.All.Select(page => page.Id));

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_says_what_the_rule_says(string id)
    {
        var rule = Descriptors.All.Single(rule => rule.Id == id);
        var fix = HasFix(rule) ? "yes" : "no";

        Assert.StartsWith($"# {id}: {rule.Title}\n\nSeverity: {Severity(rule)}. Code fix: {fix}.\n\n## Why\n", RulePage.Of(id).Text, StringComparison.Ordinal);
        Assert.Contains("\n## When to suppress\n", RulePage.Of(id).Text, StringComparison.Ordinal);
        Assert.EndsWith($"/analyzers/docs/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.NotEmpty(rule.Description.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_pages_violation_is_reported_as_its_rule_and_nothing_else(string id)
    {
        foreach (var sample in RulePage.Of(id).SamplesUnder("Violation"))
        {
            var diagnostics = await SampleProgram.DiagnoseAsync(SampleProgram.Compile(Expect.Name([sample])), SampleFiles.Options(RulePage.Of(id).FilesUnder("Violation")));
            Assert.Equal([id], diagnostics.Select(diagnostic => diagnostic.Id).Distinct());
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_pages_fix_builds_in_silence(string id)
    {
        foreach (var sample in RulePage.Of(id).SamplesUnder("Fix"))
        {
            await Expect.DiagnosticsAsync(RulePage.Of(id).FilesUnder("Fix"), sample);
        }
    }

    [Fact]
    public void The_table_lists_every_rule()
    {
        var rows = Descriptors.All.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {Severity(rule)} | {rule.Title} | {(HasFix(rule) ? "yes |" : "|")}");
        Assert.Equal(rows, RulePage.Index.Split('\n').Where(line => line.StartsWith("| [", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_readme_lists_every_rule()
    {
        var rows = Descriptors.All.Select(rule => $"| [{rule.Id}](analyzers/docs/{rule.Id}.md) | {rule.Title} | {(HasFix(rule) ? "yes |" : "|")}");
        var readme = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "README.md"));
        Assert.Equal(rows, readme.Where(line => line.StartsWith("| [WS", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_release_notes_list_every_rule()
    {
        var rows = Descriptors.All.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}");
        var notes = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "releases")).SelectMany(File.ReadAllLines);
        Assert.Equal(rows, notes.Where(line => line.StartsWith("WS", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_fix_mends_a_rule_and_can_mend_all_at_once() => Assert.All(InstancesOf<CodeFixProvider>(typeof(MakePartialCodeFix).Assembly), provider =>
    {
        Assert.Subset(Descriptors.All.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal), provider.FixableDiagnosticIds.ToHashSet(StringComparer.Ordinal));
        Assert.NotNull(provider.GetFixAllProvider());
    });

    private static bool HasFix(DiagnosticDescriptor rule) =>
        InstancesOf<CodeFixProvider>(typeof(MakePartialCodeFix).Assembly).Any(provider => provider.FixableDiagnosticIds.Contains(rule.Id));

    private static string Severity(DiagnosticDescriptor rule) => rule.DefaultSeverity.ToString().ToLowerInvariant();

    private static IEnumerable<T> InstancesOf<T>(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(T))).Select(type => (T)Activator.CreateInstance(type)!);
}
