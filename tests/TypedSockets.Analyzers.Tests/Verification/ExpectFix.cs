using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using TypedSockets.CodeFixes;

namespace TypedSockets.Analyzers.Tests.Verification;

/// <summary>Applies code fixes as an editor does: one at a time, and all of one kind at once.</summary>
internal static class ExpectFix
{
    private static readonly ImmutableArray<CodeFixProvider> Providers =
    [
        .. typeof(MakePartialCodeFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>
    /// The first source, then the others, must show its marked diagnostics, and mending them one by one and all at once
    /// must both end in the second set of sources, which may be marked as well.
    /// </summary>
    public static async Task MendsAsync(string before, string after) => await MendsAsync([before], [after]);

    /// <summary>The same for a program of several files.</summary>
    public static Task MendsAsync(string[] before, string[] after) => MendsAsync(before, [], after, []);

    /// <summary>The same for a program with additional files, whose paths begin in the project's directory.</summary>
    public static Task MendsAsync(string[] before, (string Path, string Text)[] filesBefore, string[] after, (string Path, string Text)[] filesAfter) =>
        MendsAsync(before, filesBefore, after, filesAfter, title: null);

    /// <summary>The same by the fix of that title, where there are several.</summary>
    public static Task MendsByAsync(string title, string before, string after) => MendsAsync([before], [], [after], [], title);

    /// <summary>The sources must show their marked diagnostics, and none of them may have a fix.</summary>
    public static Task NoneAsync(params string[] sources) => NoneAsync([], sources);

    /// <summary>The same for a program with additional files.</summary>
    public static async Task NoneAsync((string Path, string Text)[] files, params string[] sources)
    {
        await Expect.DiagnosticsAsync(files, sources);

        var project = Open(sources, files);
        foreach (var diagnostic in await DiagnoseAsync(project))
        {
            Assert.Empty((await OfferAsync(project, diagnostic)).Select(offer => offer.Action.Title));
        }
    }

    private static async Task MendsAsync(string[] before, (string Path, string Text)[] filesBefore, string[] after, (string Path, string Text)[] filesAfter, string? title)
    {
        await Expect.DiagnosticsAsync(filesBefore, before);
        await Expect.DiagnosticsAsync(filesAfter, after);

        var expected = string.Join('\n', [.. after.Select(Markup.Strip), .. filesAfter.Select(Show)]);
        Expect.Same(expected, await MendOneByOneAsync(Open(before, filesBefore), title));
        Expect.Same(expected, await MendAllAtOnceAsync(Open(before, filesBefore), title));
    }

    private static async Task<string> MendOneByOneAsync(Project project, string? title)
    {
        for (var rounds = 0; rounds < 20; rounds++)
        {
            var offers = new List<(CodeFixProvider Provider, CodeAction Action)>();
            foreach (var diagnostic in await DiagnoseAsync(project))
            {
                offers.AddRange((await OfferAsync(project, diagnostic)).Where(offer => title is null || offer.Action.Title == title));
            }

            if (offers is [])
            {
                break;
            }

            project = await ApplyAsync(project, offers[0].Action);
        }

        return await ReadAsync(project);
    }

    private static async Task<string> MendAllAtOnceAsync(Project project, string? title)
    {
        foreach (var provider in Providers)
        {
            var fixAll = provider.GetFixAllProvider();
            Assert.NotNull(fixAll);
            var diagnostics = (await DiagnoseAsync(project)).Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id)).ToImmutableArray();
            foreach (var diagnostic in diagnostics)
            {
                var offer = (await OfferAsync(project, diagnostic)).Find(offer => offer.Provider == provider && (title is null || offer.Action.Title == title));
                if (offer.Action is null)
                {
                    continue;
                }

                var context = new FixAllContext(
                    project.GetDocument(diagnostic.Location.SourceTree)!,
                    provider,
                    FixAllScope.Solution,
                    offer.Action.EquivalenceKey!,
                    provider.FixableDiagnosticIds,
                    new Reported(diagnostics),
                    TestContext.Current.CancellationToken);
                project = await ApplyAsync(project, Assert.IsType<CodeAction>(await fixAll.GetFixAsync(context), exactMatch: false));
                break;
            }
        }

        return await ReadAsync(project);
    }

    private static Project Open(string[] marked, (string Path, string Text)[] files)
    {
        var project = new AdhocWorkspace().AddProject("Sample", LanguageNames.CSharp)
            .WithCompilationOptions(SampleProgram.Options)
            .WithParseOptions(SampleProgram.ParseOptions)
            .AddMetadataReferences([.. SampleProgram.Platform, .. SampleProgram.Libraries]);
        foreach (var (path, text) in SampleProgram.AddUsings(Expect.Name(marked.Select(Markup.Strip))))
        {
            project = project.AddDocument(path, SourceText.From(text), filePath: path).Project;
        }

        foreach (var (path, text) in files)
        {
            project = project.AddAdditionalDocument(Path.GetFileName(path), SourceText.From(text), filePath: SampleFiles.ProjectDirectory + path).Project;
        }

        // As the SDK writes it for the properties that analyzers may see.
        var settings = SourceText.From($"is_global = true\nbuild_property.ProjectDir = {SampleFiles.ProjectDirectory}\n");
        project = project.AddAnalyzerConfigDocument("Settings.globalconfig", settings, filePath: SampleFiles.ProjectDirectory + "Settings.globalconfig").Project;
        return project.Solution.WithProjectFilePath(project.Id, SampleFiles.ProjectDirectory + "Sample.csproj").GetProject(project.Id)!;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Project project) =>
        await SampleProgram.DiagnoseAsync((await project.GetCompilationAsync(TestContext.Current.CancellationToken))!, project.AnalyzerOptions);

    private static async Task<List<(CodeFixProvider Provider, CodeAction Action)>> OfferAsync(Project project, Diagnostic diagnostic)
    {
        var offers = new List<(CodeFixProvider, CodeAction)>();
        if (project.GetDocument(diagnostic.Location.SourceTree) is not { } document)
        {
            return offers;
        }

        foreach (var provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var context = new CodeFixContext(
                document, diagnostic, (action, _) => offers.Add((provider, action)), TestContext.Current.CancellationToken);
            await provider.RegisterCodeFixesAsync(context);
        }

        return offers;
    }

    private static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task<string> ReadAsync(Project project)
    {
        var texts = new List<string>();
        foreach (var document in project.Documents.Where(document => document.Name != SampleProgram.Usings.Path))
        {
            texts.Add((await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        }

        foreach (var document in project.AdditionalDocuments)
        {
            texts.Add(Show((document.FilePath![SampleFiles.ProjectDirectory.Length..], (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString())));
        }

        return string.Join('\n', texts);
    }

    private static string Show((string Path, string Text) file) => $"--- {file.Path}\n{file.Text}";

    /// <summary>Hands the diagnostics that a build reported to a fix of them all.</summary>
    private sealed class Reported(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
