using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Finds the member that <c>[JsonExtensionData]</c> gives what no other member takes.</summary>
internal static class ExtensionData
{
    private const string Elements = "global::System.Collections.Generic.Dictionary<string, global::System.Text.Json.JsonElement>";

    private const string Nodes = "global::System.Text.Json.Nodes.JsonObject";

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        Elements,
        "global::System.Collections.Generic.IDictionary<string, global::System.Text.Json.JsonElement>",
        "global::System.Collections.Generic.Dictionary<string, object>",
        "global::System.Collections.Generic.IDictionary<string, object>",
        Nodes,
    };

    /// <summary>Takes the member out of the others; null where there is none, or where it is refused.</summary>
    public static JsonMember? Take(List<JsonMember> members, MemberPath path, MessageScope scope)
    {
        var marked = members.FindAll(member => member.IsExtension);
        members.RemoveAll(member => member.IsExtension);
        if (marked.Count == 0)
        {
            return null;
        }

        var member = marked[0];
        var reason = marked.Count > 1 ? "another member is marked with [JsonExtensionData] as well"
            : !Types.Contains(TypeNames.Unannotated(member.Type)) ? "[JsonExtensionData] takes a Dictionary or IDictionary of string and JsonElement or object, or a JsonObject"
            : !member.HasGetter ? "[JsonExtensionData] is on what has no getter"
            : null;
        if (reason is null)
        {
            return member;
        }

        scope.Refuse(path.Member(member.Symbol), member.Type, reason);
        return null;
    }

    /// <summary>How the member is written and set.</summary>
    public static ExtensionModel? ToModel(JsonMember? member, AccessorBuilder accessors)
    {
        if (member is null)
        {
            return null;
        }

        var unmapped = string.Equals(TypeNames.Unannotated(member.Type), Nodes, StringComparison.Ordinal) ? Nodes : Elements;
        var forgiving = member.Type is INamedTypeSymbol { TypeArguments: [_, { SpecialType: SpecialType.System_Object, NullableAnnotation: not NullableAnnotation.Annotated }] } ? "!" : "";
        return new(member.IsWritten ? accessors.Get(member, "message") : null, accessors.Get(member, "result"), unmapped, forgiving, accessors.Set(member));
    }
}
