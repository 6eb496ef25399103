namespace TypedSockets.Serialization.Tests.Reading;

/// <summary>Reads a payload that is no message, as messages are read.</summary>
internal static class Payload
{
    public delegate T ReadValue<out T>(ref WsJsonReader reader);

    public static T Read<T>(ReadOnlySpan<byte> payload, ReadValue<T> read)
    {
        var reader = new WsJsonReader(payload);
        try
        {
            var value = read(ref reader);
            reader.ReadEnd();
            return value;
        }
        catch (Exception exception)
        {
            throw PayloadReader.Refuse(payload, reader.Position, exception);
        }
        finally
        {
            reader.Release();
        }
    }
}
