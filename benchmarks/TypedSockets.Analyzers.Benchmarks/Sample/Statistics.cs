using System.Globalization;
using System.Text;

namespace Area0.Reports;

public sealed class Statistics
{
    private readonly Dictionary<string, List<decimal>> prices = new(StringComparer.Ordinal);

    public void Note(string book, decimal price)
    {
        if (!prices.TryGetValue(book, out var known))
        {
            prices[book] = known = [];
        }

        known.Add(price);
        if (known.Count > 1_000)
        {
            known.RemoveAt(0);
        }
    }

    public decimal Median(string book)
    {
        if (!prices.TryGetValue(book, out var known) || known.Count == 0)
        {
            return 0;
        }

        var sorted = known.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public decimal Spread(string book) => prices.TryGetValue(book, out var known) && known.Count > 0 ? known.Max() - known.Min() : 0;

    public string Describe()
    {
        var text = new StringBuilder();
        foreach (var book in prices.Keys.Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{book}: {Median(book):0.00}, spread {Spread(book):0.00}");
            text.AppendLine();
        }

        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is '\t' or '\r')
            {
                text[index] = ' ';
            }
        }

        return text.ToString();
    }
}
