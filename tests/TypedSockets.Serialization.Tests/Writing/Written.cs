using System.Text;

namespace TypedSockets.Serialization.Tests;

/// <summary>Writes something.</summary>
internal delegate void Write(ref WsJsonWriter writer);

/// <summary>What is written to a buffer of its own.</summary>
internal static class Written
{
    public static string By(Write write)
    {
        var buffer = new JsonBuffer();
        var writer = new WsJsonWriter(buffer);
        write(ref writer);
        writer.Flush();
        Assert.Equal(buffer.Length, writer.Length);
        return Encoding.UTF8.GetString(buffer.Written);
    }
}
