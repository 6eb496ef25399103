namespace TypedSockets.Generators;

/// <summary>The names of the pipeline's steps, by which tests see what an edit runs again.</summary>
internal static class TrackingNames
{
    /// <summary>One model per message that is not refused, its payload types included.</summary>
    public const string Messages = nameof(Messages);

    /// <summary>One model per message, without its payload types: what its file is printed from.</summary>
    public const string MessageCodecs = nameof(MessageCodecs);

    /// <summary>One model per payload type, however many messages hold it.</summary>
    public const string PayloadCodecs = nameof(PayloadCodecs);

    /// <summary>One model per contract that is not refused.</summary>
    public const string Contracts = nameof(Contracts);

    /// <summary>The names of the contracts that serve others as their events.</summary>
    public const string Events = nameof(Events);

    /// <summary>One model per contract that gets a client.</summary>
    public const string Clients = nameof(Clients);

    /// <summary>One model per endpoint that is not refused.</summary>
    public const string Endpoints = nameof(Endpoints);
}
