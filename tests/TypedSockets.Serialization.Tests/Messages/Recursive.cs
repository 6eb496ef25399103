using System.Text.Json;

namespace TypedSockets.Serialization.Tests.Messages;

public sealed class Tree
{
    public int Value { get; init; }

    public List<Tree?>? Children { get; init; }

    public Dictionary<string, Tree>? Named { get; init; }
}

[WsMessage("test.tree")]
public sealed partial record TreeMessage(Tree Root);

[WsMessage("test.chain")]
public sealed partial class Chain
{
    public Chain? Next { get; init; }

    public JsonElement? Any { get; init; }
}
