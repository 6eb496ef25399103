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

    /// <summary>Fails unless another library reads the value's document as the structure and the values that its JSON has.</summary>
    /// <param name="value">The value.</param>
    /// <param name="read">What the library makes of a document that knows nothing of its type.</param>
    /// <returns>Whether the value is accepted.</returns>
    public abstract bool AssertOnReader(object value, Func<byte[], object?> read);

    /// <summary>Fails unless the same is read from the value's document and from what another library writes of it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="passOn">Reads a document by the other library, and writes it again.</param>
    /// <returns>Whether the value is accepted.</returns>
    public abstract bool AssertOnPassing(object value, Func<byte[], byte[]> passOn);

    /// <summary>Fails unless both codecs read the same from the value's JSON and from what another library makes of that.</summary>
    /// <param name="value">The value.</param>
    /// <param name="convert">Makes a document of JSON by the other library.</param>
    /// <param name="read">What the library makes of a document that knows nothing of its type.</param>
    /// <returns>Whether the value is accepted.</returns>
    public abstract bool AssertOnConverter(object value, Func<byte[], byte[]> convert, Func<byte[], object?> read);

    /// <summary>Writes a value; null where it is refused.</summary>
    public abstract byte[]? Write(object value);

    /// <summary>Reads a document, in whatever state it is. Fails where it is refused otherwise than payloads are.</summary>
    /// <returns>Whether it is accepted.</returns>
    public abstract bool Read(byte[] document);
}
