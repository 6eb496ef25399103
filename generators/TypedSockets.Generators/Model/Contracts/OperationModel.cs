namespace TypedSockets.Generators.Model;

/// <summary>One method of a contract.</summary>
/// <param name="Contract">The interface that declares it, as generated code writes it.</param>
/// <param name="Method">The method's name, escaped where it is a keyword.</param>
/// <param name="Shape">What travels in which direction.</param>
/// <param name="Message">The message that starts the operation.</param>
/// <param name="Upload">The items of the client stream, if it has one.</param>
/// <param name="Result">The response, or the items of the stream that answers, if anything does.</param>
/// <param name="ReturnsTask">Whether it returns a <c>Task</c> where others return a <c>ValueTask</c>.</param>
/// <param name="Parameters">The method's parameters in their order.</param>
/// <param name="Warnings">The ids by which the use of what it names is reported.</param>
internal sealed record OperationModel(
    string Contract,
    string Method,
    OperationShape Shape,
    MessageReference Message,
    MessageReference? Upload,
    MessageReference? Result,
    bool ReturnsTask,
    EquatableArray<ParameterModel> Parameters,
    EquatableArray<string> Warnings)
{
    /// <summary>Every message that the operation exchanges.</summary>
    public IEnumerable<MessageReference> Messages
    {
        get
        {
            yield return Message;
            if (Upload is not null)
            {
                yield return Upload;
            }

            if (Result is not null)
            {
                yield return Result;
            }
        }
    }
}
