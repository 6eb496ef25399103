using System.Diagnostics;

namespace TypedSockets;

/// <summary>A received operation that waits for its handler.</summary>
/// <param name="Message">The frame, in a pooled buffer.</param>
/// <param name="Operation">What runs it.</param>
/// <param name="Target">What it runs on.</param>
/// <param name="PayloadRange">Where the payload stands in the frame; empty where there is none.</param>
/// <param name="Call">The open call; <see langword="null"/> for a one-way message.</param>
/// <param name="Id">The id that an error repeats; empty where the frame had none.</param>
/// <param name="Span">The span of its handling, which has not begun; <see langword="null"/> where it is not traced.</param>
/// <param name="Start">The time from which its duration is measured; zero where it is not.</param>
internal readonly record struct ReceivedMessage(InboundMessage Message, WsOperation Operation, object Target, Range PayloadRange, IncomingCall? Call, ReadOnlyMemory<byte> Id, Activity? Span, long Start);
