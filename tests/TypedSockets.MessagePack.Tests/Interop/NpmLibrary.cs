using TypedSockets.Interop.Tests;

namespace TypedSockets.MessagePack.Tests;

/// <summary>The MessagePack library of npm, in one process under Node for all the documents of the tests.</summary>
public sealed class NpmLibrary : IAsyncDisposable
{
    private NodePeer? peer;

    /// <summary>What the library writes of what it has read from a document.</summary>
    /// <remarks>Cases are drawn and shrunk one after the other, by code that does not wait.</remarks>
    /// <exception cref="InvalidDataException">It does not read the document.</exception>
    public byte[] PassOn(byte[] document) => PassOnAsync(document).GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => peer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<byte[]> PassOnAsync(byte[] document)
    {
        peer ??= NodePeer.Start("documents.mjs");
        await peer.TellAsync(Convert.ToBase64String(document)).ConfigureAwait(false);
        var answer = await peer.HearAsync().ConfigureAwait(false);
        return answer.StartsWith('!') ? throw new InvalidDataException(answer) : Convert.FromBase64String(answer);
    }
}
