using System.Text.Json;
using TypedSockets.Serialization.Tests.Messages;

namespace TypedSockets.Serialization.Tests.Reading;

/// <summary>Codecs as the generator would emit them.</summary>
internal static class HandWritten
{
    public static Said ReadSaid(ref WsJsonReader reader)
    {
        string? room = null;
        string? name = null;
        string? text = null;
        DateTimeOffset at = default;
        ulong seen = 0;
        for (var member = reader.StartObject("{\"room\":"u8) ? 0 : Next(ref reader); member >= 0; member = Next(ref reader))
        {
            switch (member)
            {
                case 0:
                    reader.Mark(ref seen, 1UL << 0);
                    room = reader.ReadString();
                    if (reader.TryName(",\"name\":"u8))
                    {
                        goto case 1;
                    }

                    break;
                case 1:
                    reader.Mark(ref seen, 1UL << 1);
                    name = reader.ReadString();
                    if (reader.TryName(",\"text\":"u8))
                    {
                        goto case 2;
                    }

                    break;
                case 2:
                    reader.Mark(ref seen, 1UL << 2);
                    text = reader.ReadString();
                    if (reader.TryName(",\"at\":"u8))
                    {
                        goto case 3;
                    }

                    break;
                case 3:
                    reader.Mark(ref seen, 1UL << 3);
                    at = reader.ReadDateTimeOffset();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return (seen & 0xF) == 0xF ? new Said(room!, name!, text!, at) : throw reader.MissingMember(seen, 0xF, "room", "name", "text", "at");

        static int Next(ref WsJsonReader reader) => !reader.NextName(out var name) ? -1 : name.Length switch
        {
            4 when name.SequenceEqual("room"u8) => 0,
            4 when name.SequenceEqual("name"u8) => 1,
            4 when name.SequenceEqual("text"u8) => 2,
            2 when name.SequenceEqual("at"u8) => 3,
            _ => 4,
        };
    }

    public static TreeMessage ReadTreeMessage(ref WsJsonReader reader)
    {
        Tree? root = null;
        ulong seen = 0;
        for (var member = reader.StartObject("{\"root\":"u8) ? 0 : Next(ref reader); member >= 0; member = Next(ref reader))
        {
            if (member == 0)
            {
                reader.Mark(ref seen, 1);
                root = ReadTree(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return seen == 1 ? new TreeMessage(root!) : throw reader.MissingMember(seen, 1, "root");

        static int Next(ref WsJsonReader reader) => !reader.NextName(out var name) ? -1 : name.SequenceEqual("root"u8) ? 0 : 1;
    }

    public static Chain ReadChain(ref WsJsonReader reader)
    {
        Chain? next = null;
        JsonElement? any = null;
        ulong seen = 0;
        for (var member = reader.StartObject("{\"next\":"u8) ? 0 : Next(ref reader); member >= 0; member = Next(ref reader))
        {
            switch (member)
            {
                case 0:
                    reader.Mark(ref seen, 1UL << 0);
                    next = reader.TryReadNull() ? null : ReadChain(ref reader);
                    if (reader.TryName(",\"any\":"u8))
                    {
                        goto case 1;
                    }

                    break;
                case 1:
                    reader.Mark(ref seen, 1UL << 1);
                    any = reader.TryReadNull() ? null : reader.ReadJsonElement();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new Chain { Next = next, Any = any };

        static int Next(ref WsJsonReader reader) => !reader.NextName(out var name) ? -1 : name.Length switch
        {
            4 when name.SequenceEqual("next"u8) => 0,
            3 when name.SequenceEqual("any"u8) => 1,
            _ => 2,
        };
    }

    public static Picky ReadPicky(ref WsJsonReader reader)
    {
        var x = 0;
        for (reader.StartObject(); reader.NextName(out _);)
        {
            x = reader.ReadInt32();
        }

        return new Picky(x);
    }

    private static Tree ReadTree(ref WsJsonReader reader)
    {
        var value = 0;
        List<Tree?>? children = null;
        Dictionary<string, Tree>? named = null;
        ulong seen = 0;
        for (var member = reader.StartObject("{\"value\":"u8) ? 0 : Next(ref reader); member >= 0; member = Next(ref reader))
        {
            switch (member)
            {
                case 0:
                    reader.Mark(ref seen, 1UL << 0);
                    value = reader.ReadInt32();
                    if (reader.TryName(",\"children\":"u8))
                    {
                        goto case 1;
                    }

                    break;
                case 1:
                    reader.Mark(ref seen, 1UL << 1);
                    children = reader.TryReadNull() ? null : ReadTrees(ref reader);
                    if (reader.TryName(",\"named\":"u8))
                    {
                        goto case 2;
                    }

                    break;
                case 2:
                    reader.Mark(ref seen, 1UL << 2);
                    named = reader.TryReadNull() ? null : ReadNamedTrees(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new Tree { Value = value, Children = children, Named = named };

        static int Next(ref WsJsonReader reader) => !reader.NextName(out var name) ? -1 : name.Length switch
        {
            5 when name.SequenceEqual("value"u8) => 0,
            8 when name.SequenceEqual("children"u8) => 1,
            5 when name.SequenceEqual("named"u8) => 2,
            _ => 3,
        };
    }

    private static List<Tree?> ReadTrees(ref WsJsonReader reader)
    {
        var items = new WsJsonItems<Tree?>();
        for (reader.StartArray(); reader.NextElement();)
        {
            items.Add(reader.TryReadNull() ? null : ReadTree(ref reader));
        }

        return items.ToList();
    }

    private static Dictionary<string, Tree> ReadNamedTrees(ref WsJsonReader reader)
    {
        var entries = new WsJsonEntries<string, Tree>(ref reader);
        reader.StartObject();
        while (reader.NextName(out var name))
        {
            var key = reader.ReadStringKey(name);
            entries.Add(key, reader.TryReadNull() ? null! : ReadTree(ref reader));
        }

        return entries.ToDictionary(ref reader);
    }
}
