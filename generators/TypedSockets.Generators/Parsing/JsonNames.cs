namespace TypedSockets.Generators.Parsing;

/// <summary>The names of members in JSON.</summary>
internal static class JsonNames
{
    /// <summary>What <c>JsonNamingPolicy.CamelCase</c> makes of a name: <c>URLPath</c> becomes <c>urlPath</c>.</summary>
    public static string CamelCase(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0]))
        {
            return name;
        }

        var chars = name.ToCharArray();
        for (var i = 0; i < chars.Length; i++)
        {
            if (i == 1 && !char.IsUpper(chars[i]))
            {
                break;
            }

            var isLastOfUppercase = i > 0 && i + 1 < chars.Length && !char.IsUpper(chars[i + 1]);
            if (isLastOfUppercase)
            {
                break;
            }

            chars[i] = char.ToLowerInvariant(chars[i]);
        }

        return new(chars);
    }

    /// <summary>Whether the name can be written as UTF-8: no half of a surrogate pair stands alone in it.</summary>
    public static bool IsValid(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsSurrogate(name[i]))
            {
                continue;
            }

            if (i + 1 == name.Length || !char.IsSurrogatePair(name[i], name[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }
}
