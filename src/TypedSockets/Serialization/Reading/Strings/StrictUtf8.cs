using System.Text;

namespace TypedSockets;

/// <summary>Throws an <see cref="ArgumentException"/> at what is no UTF-8.</summary>
internal static class StrictUtf8
{
    public static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
