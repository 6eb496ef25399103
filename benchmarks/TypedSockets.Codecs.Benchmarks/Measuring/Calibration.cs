using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Running;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>
/// Runs each benchmark until the runtime has compiled it for good, and finds how many calls make an iteration. Every
/// round then makes the same number, and none is spent on finding it out again.
/// </summary>
internal sealed class Calibration(RunLength length)
{
    /// <summary>What the number of calls must be a multiple of: the loop around them is unrolled.</summary>
    public const int Unrolled = 16;

    private const int SliceMilliseconds = 100;
    private const int MinMilliseconds = 400;
    private const int MaxMilliseconds = 1500;

    /// <summary>How much faster a slice is than the one before it where something is still being compiled.</summary>
    private const double Settled = 1.05;

    private readonly Dictionary<(Type Type, string Method, DocumentKind? Document), int> known = [];

    /// <summary>The calls of one iteration.</summary>
    public int InvocationsOf(BenchmarkCase benchmark)
    {
        var descriptor = benchmark.Descriptor;
        var document = TurnsOrderer.DocumentOf(benchmark);
        var key = (descriptor.Type, descriptor.WorkloadMethod.Name, document);
        if (!known.TryGetValue(key, out var invocations))
        {
            known[key] = invocations = Calibrate(descriptor, document);
        }

        return invocations;
    }

    private int Calibrate(Descriptor descriptor, DocumentKind? document)
    {
        var instance = (IDisposable)Activator.CreateInstance(descriptor.Type)!;
        if (document is not null)
        {
            descriptor.Type.GetProperty(nameof(ReadBenchmarks<>.Document))!.SetValue(instance, document);
        }

        descriptor.GlobalSetupMethod?.Invoke(instance, null);
        var call = CallOf(descriptor.WorkloadMethod, instance);
        var perMillisecond = Settle(call);
        instance.Dispose();
        return Math.Max(1, (int)(perMillisecond * length.IterationMilliseconds / Unrolled)) * Unrolled;
    }

    /// <summary>Calls until calls get no faster any more, and returns how many a millisecond takes.</summary>
    private static double Settle(Action call)
    {
        var start = Stopwatch.GetTimestamp();
        var last = 0.0;
        while (true)
        {
            var rate = Repeat(call, SliceMilliseconds);
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if ((elapsed >= MinMilliseconds && rate < last * Settled) || elapsed >= MaxMilliseconds)
            {
                return rate;
            }

            last = rate;
        }
    }

    /// <summary>Calls for a while and returns how many calls a millisecond took.</summary>
    private static double Repeat(Action call, int milliseconds)
    {
        var count = 0;
        var start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            call();
            count++;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed.TotalMilliseconds < milliseconds);

        return count / elapsed.TotalMilliseconds;
    }

    private static Action CallOf(MethodInfo method, object instance)
    {
        if (method.ReturnType.IsValueType)
        {
            var count = method.CreateDelegate<Func<int>>(instance);
            return () => count();
        }

        var read = (Func<object>)method.CreateDelegate(typeof(Func<>).MakeGenericType(method.ReturnType), instance);
        return () => read();
    }
}
