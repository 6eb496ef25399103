namespace TypedSockets.Generators.Model;

/// <summary>The class that implements a contract on the caller's side.</summary>
/// <param name="HintName">The name of its generated file.</param>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Subscriptions">One for each of the events that the server may call.</param>
internal sealed record ClientModel(
    string HintName,
    string Namespace,
    string Name,
    string Accessibility,
    EquatableArray<SubscriptionModel> Subscriptions);

/// <summary>How a client lets its user handle one event.</summary>
/// <param name="Method">The name of the client's method: <c>OnSaid</c>.</param>
/// <param name="Event">The operation of the events contract.</param>
internal sealed record SubscriptionModel(string Method, OperationModel Event);
