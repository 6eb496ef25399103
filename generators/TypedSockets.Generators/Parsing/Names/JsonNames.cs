using System.Globalization;
using System.Text;

namespace TypedSockets.Generators.Parsing;

/// <summary>The names of members in JSON.</summary>
internal static class JsonNames
{
    /// <summary>What the policy makes of a name.</summary>
    public static string Of(string name, NamingPolicy policy) => policy switch
    {
        NamingPolicy.CamelCase => CamelCase(name),
        NamingPolicy.SnakeCase => Separated(name, '_'),
        NamingPolicy.KebabCase => Separated(name, '-'),
        _ => name,
    };

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

    /// <summary>
    /// What <c>JsonNamingPolicy.SnakeCaseLower</c> and <c>KebabCaseLower</c> make of a name: a word begins at an upper-case
    /// letter that follows a lower-case one or a digit, or that ends a run of upper-case ones: <c>URLPath2Go</c> becomes
    /// <c>url_path2_go</c>. What is neither letter nor digit stays, and no separator stands beside it.
    /// </summary>
    private static string Separated(string name, char separator)
    {
        var words = new StringBuilder();
        var before = Before.Nothing;
        for (var i = 0; i < name.Length; i++)
        {
            var character = name[i];
            switch (char.GetUnicodeCategory(character))
            {
                case UnicodeCategory.UppercaseLetter:
                    var endsUppercase = before is Before.Uppercase && i + 1 < name.Length && char.IsLower(name[i + 1]);
                    if (endsUppercase || before is Before.Lowercase)
                    {
                        words.Append(separator);
                    }

                    words.Append(char.ToLowerInvariant(character));
                    before = Before.Uppercase;
                    break;
                case UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber:
                    words.Append(character);
                    before = Before.Lowercase;
                    break;
                default:
                    words.Append(character);
                    before = Before.Nothing;
                    break;
            }
        }

        return words.ToString();
    }

    /// <summary>What stands before a character of a name.</summary>
    private enum Before
    {
        Nothing,
        Uppercase,
        Lowercase,
    }
}
