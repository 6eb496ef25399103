namespace Area0.Server;

public sealed record Order(Guid Id, string Book, string Customer, decimal Limit, int Quantity)
{
    private readonly List<(decimal Price, int Quantity)> fills = [];

    public int Filled => fills.Sum(fill => fill.Quantity);

    public int Open => Quantity - Filled;

    public bool IsDone => Open == 0;

    public decimal Average => Filled == 0 ? 0 : fills.Sum(fill => fill.Price * fill.Quantity) / Filled;

    public int Fill(decimal price, int quantity)
    {
        if (price > Limit)
        {
            throw new ArgumentOutOfRangeException(nameof(price), price, $"The limit is {Limit}.");
        }

        var taken = Math.Min(quantity, Open);
        if (taken > 0)
        {
            fills.Add((price, taken));
        }

        return taken;
    }

    public override string ToString() => IsDone ? $"{Id}: {Quantity} at {Average:0.00}" : $"{Id}: {Filled} of {Quantity}";
}
