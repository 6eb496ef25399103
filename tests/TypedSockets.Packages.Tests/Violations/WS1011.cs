using TypedSockets;

namespace Violations.WS1011;

[WsMessage("vote.ask")]
public sealed partial record Ask(string Question);

[WsMessage("vote.answer")]
public sealed partial record Answer(bool Yes);

[WsContract]
public interface IVoter
{
    ValueTask<Answer> AskAsync(Ask request, CancellationToken cancellationToken = default);
}

[WsContract(Events = typeof(IVoter))]
public interface IVotes
{
    ValueTask<Answer> PutAsync(Ask request, CancellationToken cancellationToken = default);
}

public sealed partial class VoteEndpoint : WsEndpoint<IVoter>, IVotes
{
    public ValueTask<Answer> PutAsync(Ask request, CancellationToken cancellationToken) => Others.AskAsync(request, cancellationToken);
}
