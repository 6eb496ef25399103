using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Security;

/// <summary>The text of a URL as far as the program shows it, with a <see cref="Hole"/> for each part that it does not.</summary>
internal static class UrlText
{
    /// <summary>Stands for what is known only when the program runs.</summary>
    private const char Hole = '\0';

    private const int MaxDepth = 16;

    public static string Of(IOperation value)
    {
        var text = new StringBuilder();
        Append(text, value, MaxDepth);
        return text.ToString();
    }

    public static bool IsWebSocket(string url) => url.StartsWith("ws://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("wss://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a string may turn out to be the URL of a WebSocket with a query string: a look at how it begins, which most do not pass.</summary>
    public static bool MayBeWebSocket(IOperation value)
    {
        var start = value;
        while (true)
        {
            if (start.ConstantValue is { HasValue: true, Value: var constant })
            {
                return constant is string { Length: > 0 } text && text[0] is 'w' or 'W';
            }

            switch (start)
            {
                case IBinaryOperation sum:
                    start = sum.LeftOperand;
                    break;
                case IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation { Text: var written }, ..] }:
                    start = written;
                    break;
                case IInterpolatedStringOperation { Parts: [IInterpolationOperation { Expression: var hole }, ..] }:
                    start = hole;
                    break;
                case IConversionOperation conversion:
                    start = conversion.Operand;
                    break;
                default:
                    return start is ILocalReferenceOperation && HasQuery(value);
            }
        }
    }

    /// <summary>The first name in the query string of a URL that is that of a credential.</summary>
    public static string? FindCredential(string url)
    {
        var start = url.IndexOfAny(['?', '#']);
        return start < 0 || url[start] == '#' ? null : FindCredentialInQuery(url.Substring(start + 1));
    }

    /// <summary>The same for the query string alone.</summary>
    public static string? FindCredentialInQuery(string query)
    {
        var end = query.IndexOf('#');
        foreach (var pair in (end < 0 ? query : query.Substring(0, end)).TrimStart('?').Split('&'))
        {
            var equals = pair.IndexOf('=');
            if (equals > 0 && IsCredential(pair.Substring(0, equals)))
            {
                return pair.Substring(0, equals);
            }
        }

        return null;
    }

    public static bool IsCredential(string name) => name.IndexOf(Hole) < 0 && CredentialNames.Judge(name) is CredentialVerdict.Credential or CredentialVerdict.Token;

    /// <summary>Whether a query string begins in what is written here.</summary>
    private static bool HasQuery(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: string constant } } => constant.IndexOf('?') >= 0,
        IBinaryOperation sum => HasQuery(sum.LeftOperand) || HasQuery(sum.RightOperand),
        IInterpolatedStringOperation interpolated => interpolated.Parts.Any(static part => part is IInterpolatedStringTextOperation written && HasQuery(written.Text)),
        _ => false,
    };

    private static void Append(StringBuilder text, IOperation value, int depth)
    {
        var source = ValueSource.Of(value);
        if (source.ConstantValue is { HasValue: true, Value: var constant })
        {
            text.Append(constant);
            return;
        }

        switch (source)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum when depth > 0:
                Append(text, sum.LeftOperand, depth - 1);
                Append(text, sum.RightOperand, depth - 1);
                break;
            case IInterpolatedStringOperation interpolated when depth > 0:
                foreach (var part in interpolated.Parts)
                {
                    Append(text, part is IInterpolatedStringTextOperation written ? written.Text : part is IInterpolationOperation { FormatString: null } hole ? hole.Expression : part, depth - 1);
                }

                break;
            case IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } format when depth > 0:
                var pattern = format.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "format");
                Append(text, pattern is null ? format.Arguments[0].Value : pattern.Value, depth - 1);
                break;
            default:
                text.Append(Hole);
                break;
        }
    }
}
