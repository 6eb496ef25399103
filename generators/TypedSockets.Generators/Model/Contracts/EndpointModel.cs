namespace TypedSockets.Generators.Model;

/// <summary>The server's class that implements one or more contracts.</summary>
/// <param name="Hierarchy">Where the class is declared.</param>
/// <param name="HintName">The name of its generated file.</param>
/// <param name="FullName">The class as generated code writes it.</param>
/// <param name="Constructor">How it is created.</param>
/// <param name="OperationsName">The name of the nested class that holds its operations.</param>
/// <param name="Operations">Every operation of its contracts.</param>
/// <param name="Target">The proxy of its events contract, if it has one.</param>
internal sealed record EndpointModel(
    HierarchyInfo Hierarchy,
    string HintName,
    string FullName,
    ConstructorModel Constructor,
    string OperationsName,
    EquatableArray<EndpointOperationModel> Operations,
    EventsTargetModel? Target)
{
    /// <summary>Every message that is exchanged, both ways, each once.</summary>
    public IEnumerable<MessageReference> Messages => Operations.SelectMany(entry => entry.Operation.Messages).Concat(Target?.Events.Messages ?? []).Distinct();

    /// <summary>The ids by which the use of what it names is reported.</summary>
    public IEnumerable<string> Warnings => Operations.SelectMany(operation => operation.Warnings).Concat(Target?.Events.Warnings ?? []);
}

/// <summary>One operation of an endpoint.</summary>
/// <param name="Field">The name of the field that holds it.</param>
/// <param name="Operation">The contract's method.</param>
/// <param name="Metadata">What the endpoint's method says about who may call it.</param>
internal sealed record EndpointOperationModel(string Field, OperationModel Operation, EquatableArray<MetadataModel> Metadata)
{
    /// <summary>The ids by which the use of what it names is reported.</summary>
    public IEnumerable<string> Warnings => Operation.Warnings.Concat(Metadata.SelectMany(metadata => metadata.Warnings));
}

/// <summary>An attribute of an endpoint's method.</summary>
/// <param name="Expression">What creates it, as C#.</param>
/// <param name="Warnings">The ids by which the use of what it names is reported.</param>
internal sealed record MetadataModel(string Expression, EquatableArray<string> Warnings);

/// <summary>The class nested in an endpoint that sends the events contract's calls to a target.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Events">The events contract.</param>
internal sealed record EventsTargetModel(string Name, ContractModel Events);
