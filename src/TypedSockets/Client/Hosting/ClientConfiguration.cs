using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>A client in the configuration of its host. What binds it is generated, so that nothing is looked up at run time.</summary>
internal static class ClientConfiguration
{
    private const string UriKey = "Uri";

    /// <summary>The address in a section.</summary>
    public static Uri UriOf(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string path = (configuration as IConfigurationSection)?.Path is { Length: > 0 } section ? $"{section}:{UriKey}" : UriKey;
        string text = configuration[UriKey] ?? throw new ArgumentException($"The configuration has no '{path}'. It is to be the endpoint's address, such as wss://example.org/chat.", nameof(configuration));
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) ? uri : throw new ArgumentException($"'{path}' is '{text}' in the configuration; it must be an absolute address, such as wss://example.org/chat.", nameof(configuration));
    }

    /// <summary>Takes the settings from a section, and then from the application.</summary>
    public static void Bind(OptionsBuilder<WsClientOptions> options, IConfiguration configuration, Action<WsClientOptions, IServiceProvider>? configure)
    {
        options.Configure(bound => configuration.Bind(bound));
        if (configure is not null)
        {
            options.Configure(configure);
        }
    }
}
