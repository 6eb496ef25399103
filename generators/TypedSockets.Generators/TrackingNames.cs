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
}
