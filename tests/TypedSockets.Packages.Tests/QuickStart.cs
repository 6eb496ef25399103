using TypedSockets.Packages.Tests.Packing;
using TypedSockets.Packages.Tests.Programs;
using TypedSockets.Packages.Tests.Shown;

namespace TypedSockets.Packages.Tests;

/// <summary>The projects of the README, built once in a directory outside the repository.</summary>
public sealed class QuickStart(PackageFeed feed) : IAsyncLifetime
{
    // Stands behind the README's page: types into it, and says what it shows.
    private const string Visitor = """
        <script>
          const say = words => { text.value = words; text.onchange(); };
          socket.addEventListener("message", ({ data }) => { if (JSON.parse(data).type === "chat.confirm") say("Hello from the page"); });
          new MutationObserver(([{ addedNodes }]) => {
            const words = addedNodes[0].textContent;
            if (words.startsWith("Ada: ")) say(`I read ${words}`);
          }).observe(list, { childList: true });
        </script>
        """;

    private readonly string workspace = feed.CreateWorkspace();

    private string ServerDirectory => Path.Combine(workspace, "Chat.Server");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        WriteProjects();
        foreach (ShownFile file in ShownFiles.In("README.md"))
        {
            file.WriteTo(workspace);
        }

        File.AppendAllText(Path.Combine(ServerDirectory, "wwwroot", "index.html"), Visitor);
        CommandResult build = await feed.BuildAsync(workspace, "-p:EmitCompilerGeneratedFiles=true");
        Assert.True(build.ExitCode == 0, build.ToString());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal RunningProgram StartServer() =>
        RunningProgram.Start(ServerDirectory, "dotnet", Assembly("Chat.Server"), "--urls", "http://127.0.0.1:0");

    internal RunningProgram StartClient(Uri chat) =>
        RunningProgram.Start(workspace, "dotnet", Assembly("Chat.Console"), chat.AbsoluteUri);

    internal RunningProgram StartBrowser(Uri chat) =>
        Chromium.Open(workspace, new UriBuilder(chat) { Scheme = "http", Path = "/" }.Uri);

    internal RunningProgram StartTests() => RunningProgram.Start(workspace, "dotnet", Assembly("Chat.Tests"));

    /// <summary>The address that a server prints, as that of its chat.</summary>
    internal static async Task<Uri> FindChatAsync(RunningProgram server, TimeSpan patience)
    {
        const string Announcement = "Now listening on: ";
        string line = await server.WaitForLineAsync(Announcement, patience);
        string address = line[(line.IndexOf(Announcement, StringComparison.Ordinal) + Announcement.Length)..];
        return new UriBuilder(address) { Scheme = "ws", Path = "/chat" }.Uri;
    }

    /// <summary>A file that the compiler wrote for the contracts.</summary>
    internal string ReadGenerated(string name) => File.ReadAllText(
        Directory.EnumerateFiles(Path.Combine(workspace, "Chat.Contracts", "obj"), name, SearchOption.AllDirectories).Single());

    // As `dotnet new` and `dotnet add` leave them when the README's commands are followed.
    private void WriteProjects()
    {
        const string Contracts = "../Chat.Contracts/Chat.Contracts.csproj";
        Write("Chat.Contracts", "Microsoft.NET.Sdk", "TypedSockets");
        Write("Chat.Server", "Microsoft.NET.Sdk.Web", "TypedSockets.AspNetCore", "Exe", Contracts);
        Write("Chat.Console", "Microsoft.NET.Sdk", "TypedSockets", "Exe", Contracts);
        WriteTests();
        File.WriteAllText(Path.Combine(workspace, "Chat.slnx"), """
            <Solution>
              <Project Path="Chat.Contracts/Chat.Contracts.csproj" />
              <Project Path="Chat.Server/Chat.Server.csproj" />
              <Project Path="Chat.Console/Chat.Console.csproj" />
              <Project Path="Chat.Tests/Chat.Tests.csproj" />
            </Solution>
            """);
    }

    private void WriteTests()
    {
        string directory = Path.Combine(workspace, "Chat.Tests");
        string references = feed.Reference("TypedSockets.Testing") + """<PackageReference Include="xunit.v3" Version="4.0.2" /><Using Include="Xunit" />""";
        ProjectFile.Write(Path.Combine(directory, "Chat.Tests.csproj"), "Microsoft.NET.Sdk", references, "Exe", "../Chat.Server/Chat.Server.csproj");

        // A sample in a page is easier to read without the runner's token in every line.
        File.WriteAllText(Path.Combine(directory, ".editorconfig"), "[*.cs]\ndotnet_diagnostic.xUnit1051.severity = none\n");
    }

    private void Write(string name, string sdk, string package, string? outputType = null, string? projectReference = null) =>
        ProjectFile.Write(Path.Combine(workspace, name, name + ".csproj"), sdk, feed.Reference(package), outputType, projectReference);

    private string Assembly(string project) => Path.Combine(workspace, project, "bin", "Debug", "net10.0", project + ".dll");
}
