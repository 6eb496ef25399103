using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the pieces of an operation: how it is declared, called and handled.</summary>
internal static class OperationText
{
    private const string Tasks = "global::System.Threading.Tasks";
    private const string CancellationToken = "global::System.Threading.CancellationToken";

    /// <summary>The operation with parameters that have the same names everywhere, where no caller sees the user's.</summary>
    public static OperationModel WithPlainNames(OperationModel operation) => operation with
    {
        Parameters = operation.Parameters.Select(parameter => parameter with { Name = PlainName(operation, parameter.Role) }).ToEquatableArray(),
    };

    /// <summary><c>ValueTask SayAsync(Say message, CancellationToken cancellationToken = default)</c></summary>
    public static string Signature(OperationModel operation) => Signature(operation, operation.Method, defaultToken: " = default");

    /// <summary><c>ValueTask IChatEvents.SaidAsync(Said message, CancellationToken cancellationToken)</c></summary>
    public static string ExplicitSignature(OperationModel operation) => Signature(operation, $"{operation.Contract}.{operation.Method}", defaultToken: "");

    /// <summary><c>RequestAsync&lt;Ask, Answer&gt;(request, cancellationToken)</c>: the call that sends the operation over the connection.</summary>
    public static string Call(OperationModel operation)
    {
        var verb = operation.Shape == OperationShape.OneWay ? "Send" : $"{operation.Shape}";
        var arguments = operation.Parameters.OrderBy(parameter => parameter.Role).Select(parameter => parameter.Name);
        return $"{verb}Async<{TypeArguments(operation)}>({string.Join(", ", arguments)}){(operation.ReturnsTask ? ".AsTask()" : "")}";
    }

    /// <summary><c>message, cancellationToken</c>: what a handler of the operation is given, whether the contract's method takes it or not.</summary>
    public static string HandlerParameters(OperationModel operation)
    {
        var taken = operation.Parameters.Select(parameter => parameter.Role).ToList();
        var roles = new[] { ParameterRole.Message, ParameterRole.Items, ParameterRole.CancellationToken }
            .Where(role => role != ParameterRole.Items || operation.Upload is not null);
        return string.Join(", ", roles.Select(role => taken.Contains(role) ? PlainName(operation, role) : "_"));
    }

    /// <summary><c>handler.SayAsync(message, cancellationToken)</c>: the call by which a handler runs the contract's method.</summary>
    public static string Handle(OperationModel operation, string handler)
    {
        var arguments = operation.Parameters.Select(parameter => PlainName(operation, parameter.Role));
        var call = $"{handler}.{operation.Method}({string.Join(", ", arguments)})";
        return operation.ReturnsTask ? $"new {ReturnType(operation, "ValueTask")}({call})" : call;
    }

    /// <summary>The type of a delegate that handles the operation and is told when to stop.</summary>
    public static string HandlerType(OperationModel operation)
    {
        var items = operation.Upload is null ? "" : $" {AsyncEnumerable(operation.Upload)},";
        return $"global::System.Func<{operation.Message.FullName},{items} {CancellationToken}, {ReturnType(operation, "ValueTask")}>";
    }

    /// <summary>The return type of the operation, with <paramref name="task"/> where it is no stream.</summary>
    public static string ReturnType(OperationModel operation, string task) => operation switch
    {
        { Result: null } => $"{Tasks}.{task}",
        { Shape: OperationShape.Stream or OperationShape.Duplex } => AsyncEnumerable(operation.Result),
        _ => $"{Tasks}.{task}<{operation.Result.FullName}>",
    };

    /// <summary><c>Ask, Answer</c></summary>
    public static string TypeArguments(OperationModel operation) =>
        string.Join(", ", operation.Messages.Select(message => message.FullName));

    private static string Signature(OperationModel operation, string method, string defaultToken)
    {
        var parameters = operation.Parameters.Select(parameter =>
            $"{parameter.Type} {parameter.Name}{(parameter.Role == ParameterRole.CancellationToken ? defaultToken : "")}");
        return $"{ReturnType(operation, operation.ReturnsTask ? "Task" : "ValueTask")} {method}({string.Join(", ", parameters)})";
    }

    private static string AsyncEnumerable(MessageReference message) =>
        $"global::System.Collections.Generic.IAsyncEnumerable<{message.FullName}>";

    private static string PlainName(OperationModel operation, ParameterRole role) => role switch
    {
        ParameterRole.Message => operation.Shape == OperationShape.OneWay ? "message" : "request",
        ParameterRole.Items => "items",
        _ => "cancellationToken",
    };
}
