using Chat;
using TypedSockets;

if (args is not [var address, var name, .. var rooms] || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
{
    Console.Error.WriteLine("Usage: dotnet run --project samples/Chat/Console -- ws://localhost:5080/chat NAME [ROOM ...]");
    return 2;
}

await using var chat = new ChatClient(uri);
try
{
    await new ChatSession(chat, name).RunAsync(Console.In, rooms is [] ? ["lobby"] : rooms);
    return 0;
}
catch (WsConnectException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
