using Microsoft.Extensions.Configuration;

namespace TypedSockets.Client.Tests;

public sealed class OptionsTests
{
    public static TheoryData<string, Action<WsClientOptions>> Faults => new()
    {
        { "BufferedMessages is -1", options => options.BufferedMessages = -1 },
        { "Reconnect.InitialDelay is 00:00:00", options => options.Reconnect.InitialDelay = TimeSpan.Zero },
        { "Reconnect.MaxDelay is 00:00:00.5000000", options => options.Reconnect.MaxDelay = TimeSpan.FromSeconds(0.5) },
        { "Reconnect.Multiplier is 0.9", options => options.Reconnect.Multiplier = 0.9 },
        { "Reconnect.Multiplier is NaN", options => options.Reconnect.Multiplier = double.NaN },
        { "Reconnect.Jitter is 1.1", options => options.Reconnect.Jitter = 1.1 },
        { "Reconnect.StableAfter is -00:00:01", options => options.Reconnect.StableAfter = TimeSpan.FromSeconds(-1) },
        { "Reconnect.MaxAttempts is -1", options => options.Reconnect.MaxAttempts = -1 },
        { "OnConnectedTimeout is 00:00:00", options => options.OnConnectedTimeout = TimeSpan.Zero },
        { "RequestTimeout is 00:00:00", options => options.RequestTimeout = TimeSpan.Zero },
        { "Heartbeat.Timeout is 00:00:30", options => options.Heartbeat.Timeout = TimeSpan.FromSeconds(30) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_value_out_of_its_bounds_is_named(string fault, Action<WsClientOptions> change)
    {
        var options = new WsClientOptions();
        change(options);

        var exception = Assert.Throws<ArgumentException>(() => new TestClient(new Uri("ws://localhost"), options));

        Assert.Contains(fault, exception.Message);
        Assert.Contains("must be", exception.Message);
    }

    [Fact]
    public void The_bounds_themselves_are_allowed()
    {
        var options = new WsClientOptions { BufferedMessages = 0 };
        options.Reconnect.MaxDelay = options.Reconnect.InitialDelay;
        options.Reconnect.Multiplier = 1;
        options.Reconnect.Jitter = 0;
        options.Reconnect.StableAfter = TimeSpan.Zero;
        options.Reconnect.MaxAttempts = 0;

        Assert.Empty(options.FindFaults());
    }

    [Fact]
    public void Options_are_bound_from_configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["BufferedMessages"] = "7",
            ["RetryFirstConnect"] = "true",
            ["RequestTimeout"] = "00:00:09",
            ["Heartbeat:Interval"] = "00:00:20",
            ["Reconnect:MaxDelay"] = "00:01:00",
            ["Reconnect:Jitter"] = "0.5",
            ["Reconnect:MaxAttempts"] = "3",
            ["Headers:X-Device"] = "d7",
        }).Build();
        var options = new WsClientOptions();

        configuration.Bind(options);

        Assert.Equal(7, options.BufferedMessages);
        Assert.True(options.RetryFirstConnect);
        Assert.Equal(TimeSpan.FromSeconds(9), options.RequestTimeout);
        Assert.Equal(TimeSpan.FromSeconds(20), options.Heartbeat.Interval);
        Assert.Equal(TimeSpan.FromMinutes(1), options.Reconnect.MaxDelay);
        Assert.Equal(0.5, options.Reconnect.Jitter);
        Assert.Equal(3, options.Reconnect.MaxAttempts);
        Assert.Equal("d7", options.Headers["x-device"]);
    }
}
