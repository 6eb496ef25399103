namespace TypedSockets.AspNetCore.Tests;

/// <summary>The ids of connections, which nobody may guess and no two connections share.</summary>
public sealed class ConnectionIdTests
{
    [Fact]
    public void Ids_of_many_threads_are_all_different_and_use_all_their_bits()
    {
        string[] ids = [.. Enumerable.Range(0, 4_000).AsParallel().Select(static _ => ConnectionId.New())];

        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, static id => Assert.Matches("^[A-Za-z0-9_-]{22}$", id));

        // The last character has two bits of the id, each other one six.
        Assert.All(Enumerable.Range(0, 21), place => Assert.Equal(64, ids.Select(id => id[place]).Distinct().Count()));
        Assert.Equal(4, ids.Select(static id => id[21]).Distinct().Count());
    }
}
