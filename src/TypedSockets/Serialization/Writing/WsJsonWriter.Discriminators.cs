namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>Begins an object with what says of which derived type it is. The object that is opened next is this one.</summary>
    /// <param name="run">The opening brace, the name of the discriminator and its value.</param>
    public void WriteDiscriminator(scoped ReadOnlySpan<byte> run)
    {
        WriteRaw(run);
        isBegun = true;
    }
}
