using System.Text;

namespace TypedSockets.Serialization.Tests.Reading;

/// <summary>One kind of value, whose reading the oracle knows.</summary>
internal abstract class Kind
{
    public abstract bool IsKey { get; }

    /// <summary>Values as the oracle writes them.</summary>
    public abstract IEnumerable<string> Written { get; }

    /// <summary>Keys as the oracle writes them, in their quotes.</summary>
    public abstract IEnumerable<string> WrittenKeys { get; }

    /// <summary>Fails unless the value is read, or refused, as by the oracle, wherever it stands.</summary>
    public abstract void AssertValue(byte[] token);

    /// <summary>Fails unless the name is taken for a key, or refused, as by the oracle.</summary>
    public abstract void AssertKey(byte[] name);

    public void AssertValue(string token) => AssertValue(Encoding.UTF8.GetBytes(token));

    public void AssertKey(string name) => AssertKey(Encoding.UTF8.GetBytes(name));
}
