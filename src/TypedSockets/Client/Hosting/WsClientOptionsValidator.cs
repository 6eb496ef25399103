using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>Stops a host whose client has settings out of their bounds, and says which.</summary>
internal sealed class WsClientOptionsValidator : IValidateOptions<WsClientOptions>
{
    public ValidateOptionsResult Validate(string? name, WsClientOptions options)
    {
        string[] faults = [.. options.FindFaults()];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
