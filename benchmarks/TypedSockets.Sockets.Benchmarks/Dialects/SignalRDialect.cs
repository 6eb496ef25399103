using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>SignalR's protocols, as its own classes write and read them.</summary>
internal sealed class SignalRDialect : Dialect
{
    private readonly IHubProtocol protocol;

    private SignalRDialect(IHubProtocol protocol) => this.protocol = protocol;

    public static SignalRDialect Json
    {
        get
        {
            var options = new JsonHubProtocolOptions();
            options.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, BenchJson.Default);
            return new(new JsonHubProtocol(Options.Create(options)));
        }
    }

    public static SignalRDialect MessagePack => new(new MessagePackHubProtocol());

    public override bool IsBinary => protocol.TransferFormat == Microsoft.AspNetCore.Connections.TransferFormat.Binary;

    /// <remarks>The handshake is JSON whatever follows it.</remarks>
    public override byte[] Hello => Encoding.UTF8.GetBytes($$"""{"protocol":"{{protocol.Name}}","version":1}{{(char)SeparatorCounter.Separator}}""");

    public override byte[] KeepAlive => protocol.GetMessageBytes(PingMessage.Instance).ToArray();

    public override MessageCounter CreateCounter() => IsBinary ? new LengthPrefixCounter() : new SeparatorCounter();

    public override byte[] WriteRequest<T>(int id, Payload<T> payload) => Write(new InvocationMessage($"{id}", payload.Method, [payload.Message]));

    public override T ReadAnswer<T>(int id, Payload<T> payload, byte[] answer) =>
        Read<T>(answer) is CompletionMessage { Error: null, Result: T result } completion && completion.InvocationId == $"{id}" ? result : throw new InvalidOperationException($"This is no answer: {Encoding.UTF8.GetString(answer)}");

    public override byte[] WritePublish(Quote quote) => Write(new InvocationMessage(nameof(BenchHub.Publish), [new Publish(quote)]));

    public override Quote ReadBroadcast(byte[] message) =>
        Read<Quote>(message) is InvocationMessage { Target: BenchHub.Quoted, Arguments: [Quote quote] } ? quote : throw new InvalidOperationException($"This is no broadcast: {Encoding.UTF8.GetString(message)}");

    private byte[] Write(HubMessage message) => protocol.GetMessageBytes(message).ToArray();

    private HubMessage? Read<T>(byte[] message)
    {
        var input = new ReadOnlySequence<byte>(message);
        while (protocol.TryParseMessage(ref input, Binder<T>.Instance, out var read))
        {
            if (read is not PingMessage)
            {
                return read;
            }
        }

        return null;
    }

    /// <summary>Says that everything is of one type.</summary>
    private sealed class Binder<T> : IInvocationBinder
    {
        public static readonly Binder<T> Instance = new();

        private static readonly Type[] Parameters = [typeof(T)];

        public IReadOnlyList<Type> GetParameterTypes(string methodName) => Parameters;

        public Type GetReturnType(string invocationId) => typeof(T);

        public Type GetStreamItemType(string streamId) => typeof(T);
    }
}
