namespace TypedSockets.Generators.Model;

/// <summary>How a type stands in JSON, as far as whoever holds a value of it needs to know.</summary>
/// <param name="TypeName">The type in C#, with the annotations inside it but not its own: <c>global::…List&lt;string?&gt;</c>.</param>
/// <param name="CanBeNull">Whether its values can be null, whatever its annotation says.</param>
internal abstract record TypeShape(string TypeName, bool CanBeNull)
{
    /// <summary>The type of a variable that holds a value or none.</summary>
    public string NullableName => CanBeNull && !TypeName.EndsWith("?", StringComparison.Ordinal) ? $"{TypeName}?" : TypeName;

    /// <summary>Whether it takes the codec of a payload type to write and read it.</summary>
    public virtual bool HoldsPayload => false;
}

/// <summary>A type with a JSON form of its own.</summary>
/// <param name="Handling">How a number is written and read, as flags of <c>JsonNumberHandling</c>; 0 for strictly.</param>
internal sealed record PrimitiveShape(string TypeName, bool CanBeNull, Primitive Kind, int Handling = 0) : TypeShape(TypeName, CanBeNull);

/// <summary>An enum: a number of its underlying type, or a name.</summary>
internal sealed record EnumShape(string TypeName, Primitive Underlying, bool IsText) : TypeShape(TypeName, CanBeNull: false);

/// <summary>A <see cref="Nullable{T}"/>.</summary>
internal sealed record NullableShape(TypeShape Value) : TypeShape($"{Value.TypeName}?", CanBeNull: true)
{
    public override bool HoldsPayload => Value.HoldsPayload;
}

/// <summary>A type that code of the user's writes and reads.</summary>
/// <param name="Code">The converter, or the metadata of a context, as a C# expression.</param>
internal sealed record ForeignShape(string TypeName, bool CanBeNull, string Code) : TypeShape(TypeName, CanBeNull);

/// <summary>A message that another message holds: its codec is its own.</summary>
internal sealed record MessageShape(string TypeName, bool CanBeNull) : TypeShape(TypeName, CanBeNull);

/// <summary>A payload type: its codec is a generated class.</summary>
/// <param name="IsPolymorphic">Whether a discriminator tells which derived type a value is of.</param>
/// <param name="IsRenamed">Whether the codec, which serves every annotation of its type arguments, names the type otherwise.</param>
internal sealed record PayloadShape(string TypeName, bool CanBeNull, string CodecName, bool IsPolymorphic, bool IsRenamed) : TypeShape(TypeName, CanBeNull)
{
    public override bool HoldsPayload => true;
}
