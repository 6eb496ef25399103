using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>The spans and metrics as the OpenTelemetry SDK exports them.</summary>
[Collection(nameof(SpanCollection))]
public sealed class OpenTelemetryTests
{
    [Fact]
    public async Task The_SDK_exports_the_metrics_and_spans_of_what_a_client_did()
    {
        List<Activity> spans = [];
        List<MetricSnapshot> metrics = [];
        using TracerProvider tracing = Sdk.CreateTracerProviderBuilder().AddSource("TypedSockets").AddInMemoryExporter(spans).Build();
        using MeterProvider metering = Sdk.CreateMeterProviderBuilder().AddMeter("TypedSockets").AddInMemoryExporter(metrics).Build();

        await using (ChatServer server = await ChatServer.StartAsync(map: static app =>
        {
            app.MapTypedSocket<ChatEndpoint>("/chat");
            app.MapTypedSocket<WorkEndpoint>("/work");
        }, build: static builder => builder.Services.AddSingleton(new Workshop())))
        {
            await using var client = new ChatClient(server.Uri);
            await client.ConnectAsync(TestContext.Current.CancellationToken);
            using MetricCollector<double> durations = server.Collect<double>("request.duration");
            await client.EchoAsync(new Echo("hi"));
            await durations.WaitForMeasurementsAsync(1, TimeSpan.FromSeconds(20));
            metering.ForceFlush();
        }

        tracing.ForceFlush();

        Activity called = Assert.Single(spans, static span => span.Kind == ActivityKind.Client);
        Activity handled = Assert.Single(spans, static span => span.Kind == ActivityKind.Server);
        Assert.Equal(called.SpanId, handled.ParentSpanId);

        // All endpoints are in one metric, each with a time series of its own.
        MetricSnapshot connections = metrics.First(static metric => metric.Name == "typedsockets.server.active_connections");
        Assert.Equal([("ChatEndpoint", 1L), ("WorkEndpoint", 0L)], connections.MetricPoints.Select(static point => (Endpoint(point), point.GetSumLong())).Order());
        Assert.Equal("{connection}", connections.Unit);
        MetricSnapshot requests = metrics.First(static metric => metric.Name == "typedsockets.server.request.duration");
        Assert.Equal(MetricType.Histogram, requests.MetricType);
        Assert.Equal(1, Assert.Single(requests.MetricPoints).GetHistogramCount());
        Assert.All(metrics, static metric => Assert.Equal("TypedSockets", metric.MeterName));
    }

    private static object? Endpoint(MetricPoint point)
    {
        foreach (KeyValuePair<string, object?> tag in point.Tags)
        {
            if (tag.Key == "typedsockets.endpoint")
            {
                return tag.Value;
            }
        }

        return null;
    }
}
