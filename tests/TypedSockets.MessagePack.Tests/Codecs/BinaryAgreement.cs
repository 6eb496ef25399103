using TypedSockets.Serialization.Tests;

namespace TypedSockets.MessagePack.Tests;

/// <summary>One type of message, whose codec of the binary protocol is compared with that of JSON.</summary>
internal abstract class BinaryAgreement
{
    public static BinaryAgreement Of(Agreement agreement) =>
        (BinaryAgreement)Activator.CreateInstance(typeof(BinaryAgreement<>).MakeGenericType(agreement.Type))!;

    /// <summary>Fails unless both codecs refuse the value, or both write what they read as the same.</summary>
    /// <returns>Whether the value is accepted.</returns>
    public abstract bool AssertOnValue(object value);

    /// <summary>Fails unless both codecs refuse the document, or both read the same from it.</summary>
    /// <returns>Whether the document is accepted.</returns>
    public abstract bool AssertOnDocument(byte[] json);

    /// <summary>Writes a value; null where it is refused.</summary>
    public abstract byte[]? Write(object value);

    /// <summary>Reads a document, in whatever state it is. Fails where it is refused otherwise than payloads are.</summary>
    /// <returns>Whether it is accepted.</returns>
    public abstract bool Read(byte[] document);
}
