using CsCheck;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>The queue of frames, beside a model of it that is as simple as can be.</summary>
public sealed class BoundedQueueTests
{
    private const int MaxCount = 5;
    private const int MaxBytes = 20;

    private static readonly Gen<(Step Step, int Size)> GenStep = Gen.Select(Gen.Enum<Step>(), Gen.Int[1, 25]);

    private enum Step
    {
        Add,
        AddUrgent,
        AddEvent,
        AddEventInPlaceOfOlder,
        Take,
        BeginToWait,
        EndWaiting,
    }

    [Fact]
    public void It_does_what_its_model_does() => GenStep.Array[0, 80].Sample(static steps =>
    {
        var queue = new BoundedQueue<string>(MaxCount, MaxBytes);
        var model = new Model();
        foreach (((Step step, int size), int i) in steps.Select(static (step, i) => (step, i)))
        {
            if (step != Step.EndWaiting || model.Waiters > 0)
            {
                Assert.Equal(model.Do(step, $"{i}", size), Do(queue, step, $"{i}", size));
            }
        }

        while (model.Do(Step.Take, "", 0) is { Length: > 0 } taken)
        {
            Assert.Equal(taken, Do(queue, Step.Take, "", 0));
        }

        Assert.False(queue.TryDequeue(out _));
    });

    [Fact]
    public void It_allocates_nothing_for_an_event_that_takes_the_place_of_another()
    {
        var queue = new BoundedQueue<string>(64, long.MaxValue);
        Fill(200);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Fill(10_000);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Fill(int events)
        {
            for (int i = 0; i < events; i++)
            {
                queue.TryEnqueueDroppable("event", 10, displaces: true, out _);
            }
        }
    }

    private static string Do(BoundedQueue<string> queue, Step step, string item, int size)
    {
        switch (step)
        {
            case Step.Add:
                return $"{queue.TryEnqueue(item, size)}";
            case Step.AddUrgent:
                return $"{queue.TryEnqueueUrgent(item)}";
            case Step.AddEvent:
                return $"{queue.TryEnqueueDroppable(item, size, displaces: false, out string? none)}{none}";
            case Step.AddEventInPlaceOfOlder:
                string dropped = "";
                while (true)
                {
                    QueueResult result = queue.TryEnqueueDroppable(item, size, displaces: true, out string? displaced);
                    dropped += displaced is null ? "" : $" without {displaced}";
                    if (result != QueueResult.Displaced)
                    {
                        return $"{result}{dropped}";
                    }
                }

            case Step.Take:
                return queue.TryDequeue(out string? taken) ? taken : "";
            case Step.BeginToWait:
                queue.AddWaiter();
                return "";
            default:
                queue.RemoveWaiter();
                return "";
        }
    }

    private sealed class Model
    {
        private readonly List<string> urgent = [];
        private readonly List<(string Item, int Size, bool IsEvent)> items = [];

        public int Waiters { get; private set; }

        public string Do(Step step, string item, int size)
        {
            switch (step)
            {
                case Step.Add:
                    return Fits(items, size) ? Add(item, size, isEvent: false) : "Full";
                case Step.AddUrgent:
                    urgent.Add(item);
                    return "Added";
                case Step.AddEvent:
                    return Waiters == 0 && Fits(items, size) ? Add(item, size, isEvent: true) : "Full";
                case Step.AddEventInPlaceOfOlder:
                    return AddInPlaceOfOlder(item, size);
                case Step.Take:
                    return Take();
                default:
                    Waiters += step == Step.BeginToWait ? 1 : -1;
                    return "";
            }
        }

        private static bool Fits(List<(string Item, int Size, bool IsEvent)> beside, int size) =>
            beside.Count == 0 || (beside.Count < MaxCount && beside.Sum(static entry => entry.Size) + size <= MaxBytes);

        private string Add(string item, int size, bool isEvent)
        {
            items.Add((item, size, isEvent));
            return "Added";
        }

        private string AddInPlaceOfOlder(string item, int size)
        {
            if (Waiters == 0 && Fits(items, size))
            {
                return Add(item, size, isEvent: true);
            }

            if (items.TrueForAll(static entry => !entry.IsEvent) || !Fits(items.FindAll(static entry => !entry.IsEvent), size))
            {
                return "Full";
            }

            string dropped = "";
            do
            {
                int oldest = items.FindIndex(static entry => entry.IsEvent);
                dropped += $" without {items[oldest].Item}";
                items.RemoveAt(oldest);
            }
            while (!Fits(items, size));

            return Add(item, size, isEvent: true) + dropped;
        }

        private string Take()
        {
            string taken = urgent.Count > 0 ? urgent[0] : items.Count > 0 ? items[0].Item : "";
            if (urgent.Count > 0)
            {
                urgent.RemoveAt(0);
            }
            else if (items.Count > 0)
            {
                items.RemoveAt(0);
            }

            return taken;
        }
    }
}
