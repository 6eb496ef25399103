namespace TypedSockets.FaultTests.Harness;

/// <summary>One kind of fault: provokes it, asserts what is promised, and counts.</summary>
internal interface IFault
{
    Task<FaultRow> RunAsync(Scale scale);
}
