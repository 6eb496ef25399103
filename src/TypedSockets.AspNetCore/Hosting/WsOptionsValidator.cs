using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>Stops the host where a setting is out of its bounds.</summary>
internal sealed class WsOptionsValidator : IValidateOptions<WsOptions>
{
    public ValidateOptionsResult Validate(string? name, WsOptions options)
    {
        string[] faults = [.. options.FindFaults()];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
