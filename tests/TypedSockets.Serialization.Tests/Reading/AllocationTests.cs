namespace TypedSockets.Serialization.Tests.Reading;

public sealed class AllocationTests
{
    [Fact]
    public void Numbers_names_and_structure_are_read_without_garbage() => AssertNoGarbage(
        """{"a":1,"b":[-2147483648,0,12345678,4294967296],"c":{"d":1.5,"e":-0.25,"f":1.50},"g":true,"h":null,"i":"2026-01-31T23:59:59.5+01:00","j":"01234567-89ab-cdef-0123-456789abcdef","k":"2026-01-31"}""",
        ReadCompact);

    [Fact]
    public void White_space_is_read_without_garbage() => AssertNoGarbage(
        """ { "a" : 1 , "b" : [ -2147483648 , 0 , 12345678 , 4294967296 ] , "c" : { "d" : 1.5 , "e" : -0.25 , "f" : 1.50 } , "g" : true , "h" : null, "i":"2026-01-31T23:59:59.5+01:00","j":"01234567-89ab-cdef-0123-456789abcdef","k":"2026-01-31" } """,
        ReadCompact);

    [Fact]
    public void What_nobody_wants_to_know_is_skipped_without_garbage() => AssertNoGarbage(
        """{"a":{"b":[1,2.5e3,"text \u00e4\n with escapes",true,null]},"unknown":{"\u00e4":1}}""",
        (ref reader) =>
        {
            var members = 0;
            for (reader.StartObject(); reader.NextName(out _); members++)
            {
                reader.Skip();
            }

            return members;
        });

    [Fact]
    public void An_array_of_many_numbers_costs_only_itself()
    {
        var json = System.Text.Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, 10_000))}]");
        var expected = Allocated(() => _ = new int[10_000]);

        var allocated = Allocated(() =>
        {
            var reader = new WsJsonReader(json);
            var items = new WsJsonItems<int>();
            for (reader.StartArray(); reader.NextElement();)
            {
                items.Add(reader.ReadInt32());
            }

            items.ToArray();
        });

        Assert.Equal(expected, allocated);
    }

    [Fact]
    public void A_string_costs_only_itself()
    {
        foreach (var text in new[] { "a", "1234567", "0123456789", "a text that is longer than a vector", "äöü€😀 äöü€😀", "\\u00e4\\u00f6\\u00fc \\n" })
        {
            var json = System.Text.Encoding.UTF8.GetBytes($"[\"{text}\"]");
            var read = System.Text.Json.JsonSerializer.Deserialize<string[]>(json)![0];
            var expected = Allocated(() => _ = new string('x', read.Length));

            Assert.Equal(expected, Allocated(() =>
            {
                var reader = new WsJsonReader(json);
                reader.StartArray();
                reader.NextElement();
                reader.ReadString();
            }));
        }
    }

    private static void AssertNoGarbage(string text, Payload.ReadValue<int> read)
    {
        var json = System.Text.Encoding.UTF8.GetBytes(text);

        Assert.Equal(0, Allocated(() =>
        {
            var reader = new WsJsonReader(json);
            read(ref reader);
            reader.ReadEnd();
            reader.Release();
        }));
    }

    /// <summary>What the second of two calls allocates; the first fills pools and caches.</summary>
    private static long Allocated(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static int ReadCompact(ref WsJsonReader reader)
    {
        var isExpected = reader.StartObject("{\"a\":"u8);
        if (!isExpected)
        {
            reader.NextName(out _);
        }

        var sum = reader.ReadInt32();
        if (!reader.TryName(",\"b\":"u8))
        {
            reader.NextName(out _);
        }

        for (reader.StartArray(); reader.NextElement();)
        {
            sum += (int)reader.ReadInt64();
        }

        reader.NextName(out _);
        for (reader.StartObject(); reader.NextName(out var name);)
        {
            sum += name[0] switch
            {
                (byte)'d' => (int)reader.ReadDouble(),
                (byte)'e' => (int)reader.ReadSingle(),
                _ => (int)reader.ReadDecimal(),
            };
        }

        reader.NextName(out _);
        sum += reader.ReadBoolean() ? 1 : 0;
        reader.NextName(out _);
        sum += reader.TryReadNull() ? 1 : 0;
        reader.NextName(out _);
        sum += reader.ReadDateTimeOffset().Year;
        reader.NextName(out _);
        sum += reader.ReadGuid().Version;
        reader.NextName(out _);
        sum += reader.ReadDateOnly().Year;
        return reader.NextName(out _) ? -1 : sum;
    }
}
