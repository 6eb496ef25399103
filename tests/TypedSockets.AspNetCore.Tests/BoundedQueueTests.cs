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
        var queue = new BoundedQueue<string>(MaxCount, MaxBytes, maxUrgent: 80);
        var turns = new Queue<BoundedQueue<string>.WaitingItem>();
        var model = new Model();
        foreach (((Step step, int size), int i) in steps.Select(static (step, i) => (step, i)))
        {
            Assert.Equal(model.Do(step, $"{i}", size), Do(queue, turns, step, $"{i}", size));
        }

        while (model.Do(Step.Take, "", 0) is { Length: > 0 } taken)
        {
            Assert.Equal(taken, Do(queue, turns, Step.Take, "", 0));
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

    [Fact]
    public async Task What_waits_gets_the_room_in_its_turn_and_nothing_goes_ahead_of_it()
    {
        var queue = new BoundedQueue<string>(1, MaxBytes);
        queue.TryEnqueue("first", 1);
        BoundedQueue<string>.WaitingItem[] turns = [.. Enumerable.Range(0, 3).Select(i => queue.EnqueueOrWait($"waiting {i}", 1))];

        Assert.True(queue.TryLeave(turns[1]));
        queue.TryDequeue(out _);

        Assert.Equal([true, false, false], turns.Select(static turn => turn.Task.IsCompleted));
        Assert.Equal(QueueResult.Full, queue.TryEnqueue("late", 1));
        Assert.False(queue.TryLeave(turns[0]));
        queue.Complete();
        Assert.Equal(QueueResult.Added, await turns[0].Task);
        Assert.Equal(QueueResult.Completed, await turns[2].Task);
        Assert.True(queue.TryDequeue(out string? last));
        Assert.Equal("waiting 0", last);
        Assert.False(queue.TryDequeue(out _));
    }

    [Fact]
    public void Urgent_items_have_a_bound_of_their_own()
    {
        var queue = new BoundedQueue<string>(1, MaxBytes, maxUrgent: 2);
        queue.TryEnqueue("fills it", 1);

        QueueResult[] results = [.. Enumerable.Range(0, 3).Select(i => queue.TryEnqueueUrgent($"urgent {i}"))];

        Assert.Equal([QueueResult.Added, QueueResult.Added, QueueResult.Full], results);
    }

    private static string Do(BoundedQueue<string> queue, Queue<BoundedQueue<string>.WaitingItem> turns, Step step, string item, int size)
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
                BoundedQueue<string>.WaitingItem turn = queue.EnqueueOrWait(item, size);
                turns.Enqueue(turn);
                return turn.Task.IsCompleted ? $"{turn.Task.Result}" : "waits";
            default:
                while (turns.TryDequeue(out BoundedQueue<string>.WaitingItem? first))
                {
                    if (queue.TryLeave(first))
                    {
                        return first.Item;
                    }
                }

                return "";
        }
    }

    private sealed class Model
    {
        private readonly List<string> urgent = [];
        private readonly List<(string Item, int Size, bool IsEvent)> items = [];
        private readonly List<(string Item, int Size)> waiting = [];

        public string Do(Step step, string item, int size)
        {
            switch (step)
            {
                case Step.Add:
                    return waiting.Count == 0 && Fits(items, size) ? Add(item, size, isEvent: false) : "Full";
                case Step.AddUrgent:
                    urgent.Add(item);
                    return "Added";
                case Step.AddEvent:
                    return waiting.Count == 0 && Fits(items, size) ? Add(item, size, isEvent: true) : "Full";
                case Step.AddEventInPlaceOfOlder:
                    return AddInPlaceOfOlder(item, size);
                case Step.Take:
                    return Take();
                case Step.BeginToWait:
                    waiting.Add((item, size));
                    AddWaiting();
                    return waiting.Exists(entry => entry.Item == item) ? "waits" : "Added";
                default:
                    string left = waiting.FirstOrDefault().Item ?? "";
                    waiting.RemoveRange(0, Math.Min(1, waiting.Count));
                    AddWaiting();
                    return left;
            }
        }

        private void AddWaiting()
        {
            while (waiting.Count > 0 && Fits(items, waiting[0].Size))
            {
                Add(waiting[0].Item, waiting[0].Size, isEvent: false);
                waiting.RemoveAt(0);
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
            if (waiting.Count == 0 && Fits(items, size))
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
                AddWaiting();
            }

            return taken;
        }
    }
}
