using System.Text;

namespace TypedSockets.Serialization.Tests;

/// <summary>One type of message, about which codec and oracle are to agree.</summary>
public abstract class Agreement
{
    /// <summary>The type of the message.</summary>
    public abstract Type Type { get; }

    public static Agreement On<T>()
        where T : IWsMessage<T> => new Typed<T>();

    /// <summary>Fails unless both refuse the document, or both read the same from it and write the same again.</summary>
    public abstract void AssertOn(byte[] json);

    /// <summary>Whether the oracle reads the document.</summary>
    public abstract bool IsAccepted(byte[] json);

    public void AssertOn(string json) => AssertOn(Encoding.UTF8.GetBytes(json));

    public override string ToString() => Type.Name;

    private sealed class Typed<T> : Agreement
        where T : IWsMessage<T>
    {
        public override Type Type => typeof(T);

        public override bool IsAccepted(byte[] json) => SystemTextJson.Read<T>(json).Refusal is null;

        public override void AssertOn(byte[] json)
        {
            var (expected, expectedRefusal) = SystemTextJson.Read<T>(json);
            var (actual, actualRefusal) = Codec.Read<T>(json);
            var document = $"{typeof(T).Name}: {Encoding.UTF8.GetString(json)}";
            if (expectedRefusal is not null)
            {
                Assert.True(actualRefusal is not null, $"Read, but refused by the oracle ({expectedRefusal.Message}): {document}");
                return;
            }

            Assert.True(actualRefusal is null, $"Refused ({actualRefusal?.Message}), but read by the oracle: {document}");
            Assert.True(Same(SystemTextJson.Write(expected!), SystemTextJson.Write(actual!)), $"Read as {SystemTextJson.Write(actual!)}, by the oracle as {SystemTextJson.Write(expected!)}: {document}");
            Assert.True(Same(SystemTextJson.Write(expected!), Codec.Write(expected!)), $"Written as {Codec.Write(expected!)}, by the oracle as {SystemTextJson.Write(expected!)}: {document}");
        }

        private static bool Same(string? expected, string? actual) => string.Equals(expected, actual, StringComparison.Ordinal);
    }
}
