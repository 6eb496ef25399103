using System.Text;
using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>The names of the codecs of payload types, which share one namespace.</summary>
internal static class CodecNames
{
    /// <summary>
    /// <c>Chat.Order.Line</c> has the codec <c>Chat_Order_Line</c>. Where such a name might be another type's too, as
    /// type arguments, underscores and twins make it, a hash of the type tells them apart. It also sets the codec of a
    /// type that is all lower case, as <c>@class</c> is, apart from the words of the language.
    /// </summary>
    public static string Of(INamedTypeSymbol type)
    {
        var text = TypeNames.Unannotated(type);
        var name = new StringBuilder();
        foreach (var part in text.Replace("global::", "").Replace("@", "").Split(['.', '<', '>', ',', ' ', '?', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            name.Append(name.Length == 0 ? "" : "_").Append(part);
        }

        return type.IsGenericType || type.IsTupleType || text.Contains('_') || Twins.Exist(type) || name.ToString().All(char.IsLower)
            ? $"{name}_{StableHash.Of(text):x8}"
            : name.ToString();
    }
}
