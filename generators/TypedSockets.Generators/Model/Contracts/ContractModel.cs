namespace TypedSockets.Generators.Model;

/// <summary>A contract that nothing is wrong with.</summary>
/// <param name="FullName">The interface as generated code writes it.</param>
/// <param name="Operations">Its methods and those of the interfaces it inherits.</param>
/// <param name="Events">What the server may call on a client, if the contract names that.</param>
/// <param name="Client">The class that calls the contract, if this compilation is the one to generate it.</param>
internal sealed record ContractModel(
    string FullName,
    EquatableArray<OperationModel> Operations,
    ContractModel? Events,
    ClientModel? Client)
{
    /// <summary>Every message that is exchanged, both ways, each once.</summary>
    public IEnumerable<MessageReference> Messages => Operations.Concat(Events?.Operations ?? []).SelectMany(operation => operation.Messages).Distinct();

    /// <summary>The ids by which the use of what it names is reported.</summary>
    public IEnumerable<string> Warnings => Operations.Concat(Events?.Operations ?? []).SelectMany(operation => operation.Warnings);
}
