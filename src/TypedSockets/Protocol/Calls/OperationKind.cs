namespace TypedSockets;

/// <summary>The forms of call.</summary>
internal enum OperationKind
{
    /// <summary>Nothing answers it but an error.</summary>
    OneWay,

    /// <summary>One response answers it.</summary>
    Request,

    /// <summary>It carries a stream in at least one direction, runs beside the handlers and holds no turn.</summary>
    Stream,
}
