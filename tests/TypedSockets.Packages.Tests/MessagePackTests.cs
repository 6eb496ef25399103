using TypedSockets.Packages.Tests.Packing;

namespace TypedSockets.Packages.Tests;

/// <summary>The binary protocol, from a project that references the packages alone.</summary>
public sealed class MessagePackTests(PackageFeed feed)
{
    // The analyzer that the library MessagePack brings is about serializers that nothing here uses, and is not in every feed.
    private const string Pruned = """<PrunePackageReference Include="MessagePackAnalyzer" Version="3.1.12" />""";

    private const string Program = """
        using System.Net.WebSockets;
        using TypedSockets;

        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTypedSockets(options => options.UseMessagePack());
        await using var app = builder.Build();
        app.MapTypedSocket<EchoEndpoint>("/echo").AllowAnonymous();
        await app.StartAsync();
        var uri = new UriBuilder(app.Urls.First()) { Scheme = "ws", Path = "/echo" }.Uri;

        await using var binary = new EchoClient(uri, new WsClientOptions().UseMessagePack());
        await binary.ConnectAsync();
        Console.WriteLine($"binary: {await binary.EchoAsync(new Echo("over MessagePack", [1, 2, 3]))}");
        await using var text = new EchoClient(uri);
        await text.ConnectAsync();
        Console.WriteLine($"text: {await text.EchoAsync(new Echo("over JSON", []))}");

        using var raw = new ClientWebSocket();
        raw.Options.AddSubProtocol("typedsockets.v1.msgpack");
        await raw.ConnectAsync(uri, default);
        Console.WriteLine($"frames: {(await raw.ReceiveAsync(new byte[1024].AsMemory(), default)).MessageType}");
        Console.WriteLine($"bytes: {Convert.ToHexString(WsMessagePack.Write(new Echoed("hi", 1)))}");

        [WsMessage("echo")]
        public sealed partial record Echo(string Text, IReadOnlyList<int> Numbers);

        [WsMessage("echoed", Compact = true)]
        public sealed partial record Echoed(string Text, int Count);

        [WsContract]
        public interface IEcho
        {
            ValueTask<Echoed> EchoAsync(Echo request, CancellationToken cancellationToken = default);
        }

        public sealed partial class EchoEndpoint : WsEndpoint, IEcho
        {
            public ValueTask<Echoed> EchoAsync(Echo request, CancellationToken cancellationToken) => new(new Echoed(request.Text, request.Numbers.Count));
        }
        """;

    [Fact]
    public async Task One_more_package_and_one_call_make_both_sides_speak_MessagePack_beside_JSON()
    {
        string workspace = feed.CreateWorkspace();
        ProjectFile.Write(
            Path.Combine(workspace, "Echo.csproj"),
            "Microsoft.NET.Sdk.Web",
            feed.Reference("TypedSockets.AspNetCore") + feed.Reference("TypedSockets.MessagePack") + Pruned,
            "Exe");
        await File.WriteAllTextAsync(Path.Combine(workspace, "Program.cs"), Program, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(workspace, "CompactMessages.txt"), "echoed: text, count\n", TestContext.Current.CancellationToken);
        CommandResult build = await feed.BuildAsync(workspace);
        Assert.True(build.ExitCode == 0, build.ToString());

        CommandResult run = await Command.RunAsync(workspace, "dotnet", Path.Combine("bin", "Debug", "net10.0", "Echo.dll"));

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("binary: Echoed { Text = over MessagePack, Count = 3 }", run.Output, StringComparison.Ordinal);
        Assert.Contains("text: Echoed { Text = over JSON, Count = 0 }", run.Output, StringComparison.Ordinal);
        Assert.Contains("frames: Binary", run.Output, StringComparison.Ordinal);
        Assert.Contains("bytes: 92A2686901", run.Output, StringComparison.Ordinal);
    }
}
