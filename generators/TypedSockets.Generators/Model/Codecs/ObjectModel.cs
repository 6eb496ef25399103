namespace TypedSockets.Generators.Model;

/// <summary>A type that is written and read as a JSON object with a member for each property.</summary>
/// <param name="TypeName">The type in C#.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="Written">The members that are written, in their order.</param>
/// <param name="Start">The literal run that an object with its first member begins with; null where it has none for sure.</param>
/// <param name="Read">The members that reading knows by name, in the order of writing as far as they are written.</param>
/// <param name="Names">The names of the members to be read, by their length.</param>
/// <param name="Required">Which members must be there, for each word of bits.</param>
/// <param name="Collections">How the collections are read that members hold.</param>
/// <param name="Extension">The member that keeps what no other takes, if there is one.</param>
/// <param name="RefusesUnmapped">Whether members that the type does not have are an error.</param>
/// <param name="Populated">How members are set on an object that is there, where that may happen.</param>
/// <param name="Constructor">What makes the object in place of <c>new</c> and its constructor; null where that does.</param>
/// <param name="ConstructorArguments">What that is called with.</param>
/// <param name="Callbacks">What it wants to be called while it is written and read.</param>
/// <param name="Accessors">How what generated code may not name is called.</param>
/// <param name="Warnings">The ids by which the use of what the codec names is reported.</param>
/// <param name="IsCompact">Whether the binary protocol has an array of its members.</param>
/// <param name="Compact">The members by their place in that array.</param>
/// <param name="HoldsPayloads">Whether the codec calls codecs of payload types.</param>
internal sealed record ObjectModel(
    string TypeName,
    bool IsValueType,
    EquatableArray<WrittenMember> Written,
    string? Start,
    EquatableArray<ReadMember> Read,
    EquatableArray<NamesOfLength> Names,
    EquatableArray<RequiredMembers> Required,
    EquatableArray<CollectionReader> Collections,
    ExtensionModel? Extension,
    bool RefusesUnmapped,
    EquatableArray<PopulatedMember> Populated,
    string? Constructor,
    EquatableArray<string> ConstructorArguments,
    Callbacks Callbacks,
    EquatableArray<AccessorHolder> Accessors,
    EquatableArray<string> Warnings,
    bool IsCompact,
    EquatableArray<CompactMember> Compact,
    bool HoldsPayloads)
{
    /// <summary>The member that keeps what no other takes when it is read.</summary>
    public ExtensionModel? ReadExtension => Extension is { Setter: not null } ? Extension : null;

    /// <summary>How many words of bits tell which members were there.</summary>
    public int Words => (Read.Count(member => member.Bit is not null) + SeenBit.OfWord - 1) / SeenBit.OfWord;
}

/// <summary>The names of one length, in bytes of UTF-8, among which a name is looked up.</summary>
internal sealed record NamesOfLength(int Length, EquatableArray<NamedMember> Members);

/// <summary>A name and the place in <see cref="ObjectModel.Read"/> of the member that has it.</summary>
/// <param name="JsonName">The name as a C# literal, quotes included.</param>
/// <param name="Index">The place.</param>
internal sealed record NamedMember(string JsonName, int Index);

/// <summary>The members of one word of bits that must be there.</summary>
/// <param name="Word">The word.</param>
/// <param name="Mask">Their bits.</param>
/// <param name="JsonNames">Their names as C# literals, in the order of the bits.</param>
internal sealed record RequiredMembers(int Word, ulong Mask, EquatableArray<string> JsonNames);

/// <summary>The bit that tells whether a member was there.</summary>
/// <param name="Index">Counted over all words.</param>
internal sealed record SeenBit(int Index)
{
    public const int OfWord = 64;

    public int Word => Index / OfWord;

    public int Place => Index % OfWord;
}

/// <summary>A function that reads one kind of collection.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Shape">What it reads.</param>
/// <param name="IsPopulation">Whether it adds to a collection that is there.</param>
internal sealed record CollectionReader(string Method, CollectionShape Shape, bool IsPopulation);
