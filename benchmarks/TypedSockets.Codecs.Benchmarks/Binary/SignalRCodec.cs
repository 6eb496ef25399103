using System.Buffers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>An invocation with one argument, by SignalR's protocol of MessagePack as it comes.</summary>
internal sealed class SignalRCodec<T> : IInvocationBinder
{
    private static readonly Type[] Parameters = [typeof(T)];

    private readonly MessagePackHubProtocol protocol = new();
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 18);

    /// <summary>Writes the value in its invocation; the bytes are good until the next call.</summary>
    public ReadOnlySpan<byte> Write(T value)
    {
        buffer.ResetWrittenCount();
        protocol.WriteMessage(new InvocationMessage("Said", [value]), buffer);
        return buffer.WrittenSpan;
    }

    /// <summary>Reads the value from one whole invocation.</summary>
    public T Read(byte[] document)
    {
        var input = new ReadOnlySequence<byte>(document);
        return protocol.TryParseMessage(ref input, this, out var message)
            ? (T)((InvocationMessage)message).Arguments[0]!
            : throw new InvalidOperationException("The invocation is not whole.");
    }

    public IReadOnlyList<Type> GetParameterTypes(string methodName) => Parameters;

    public Type GetReturnType(string invocationId) => throw new NotSupportedException();

    public Type GetStreamItemType(string streamId) => throw new NotSupportedException();
}
