using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Sees to it that a type on the wire means one message.</summary>
internal static class MessageTypes
{
    /// <summary>Refuses each message of one assembly whose type an earlier one of <paramref name="messages"/> has.</summary>
    /// <param name="messages">The types that the compilation marks as messages, in any order.</param>
    public static void Check(IEnumerable<INamedTypeSymbol> messages, KnownTypes types, Action<Refusal> report)
    {
        var first = new Dictionary<string, INamedTypeSymbol>(StringComparer.Ordinal);
        foreach (var message in messages.OrderBy(TypeNames.Of, StringComparer.Ordinal))
        {
            if (KnownTypes.FindAttribute(message, types.WsMessageAttribute) is not { ConstructorArguments: [{ Value: string type }] })
            {
                continue;
            }

            if (first.TryGetValue(type, out var other))
            {
                report(Refusal.DuplicateMessageType(message.Locations[0], type, DiagnosticNames.Of(message), DiagnosticNames.Of(other)));
            }
            else
            {
                first.Add(type, message);
            }
        }
    }

    /// <summary>Refuses messages of one type that come together in <paramref name="owner"/>, a contract or an endpoint.</summary>
    /// <remarks>Two messages of this compilation are left to <see cref="Check(IEnumerable{INamedTypeSymbol}, KnownTypes, Action{Refusal})"/>.</remarks>
    public static void Check(IEnumerable<MessageReference> messages, INamedTypeSymbol owner, Refusals refusals)
    {
        var first = new Dictionary<string, MessageReference>(StringComparer.Ordinal);
        foreach (var message in messages.Distinct())
        {
            if (!first.TryGetValue(message.Type, out var other))
            {
                first.Add(message.Type, message);
            }
            else if (message.IsLocal && other.IsLocal)
            {
                refusals.AddReportedElsewhere();
            }
            else
            {
                refusals.Add(Refusal.DuplicateMessageType(refusals.LocationOf(owner), message.Type, DiagnosticNames.Of(message.FullName), DiagnosticNames.Of(other.FullName)));
            }
        }
    }
}
