using System.Buffers.Text;
using System.Security.Cryptography;

namespace TypedSockets;

/// <summary>Makes ids that can't be guessed: 128 random bits each.</summary>
internal static class ConnectionId
{
    private const int Length = 16;

    // The generator is asked for many at once: to be asked costs it more than to give.
    private const int AtOnce = 64;

    [ThreadStatic]
    private static byte[]? random;

    [ThreadStatic]
    private static int left;

    /// <summary>22 characters of base64url.</summary>
    public static string New()
    {
        byte[] bytes = random ??= new byte[AtOnce * Length];
        if (left == 0)
        {
            RandomNumberGenerator.Fill(bytes);
            left = bytes.Length;
        }

        left -= Length;
        Span<byte> own = bytes.AsSpan(left, Length);
        string id = Base64Url.EncodeToString(own);

        // What an id was made of is not kept beside what the next ones will be.
        own.Clear();
        return id;
    }
}
