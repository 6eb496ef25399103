using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The plots: a group of bars for each row, a bar for each side.</summary>
internal sealed class SocketPlots(Measurements measurements)
{
    // Wherever a plot is looked at, the font may be wider than it was taken to be.
    private const string Font = "Arial, Helvetica, sans-serif";
    private const double NamesWidth = 200;
    private const double Spare = 48;
    private const double Width = 960;

    private const double BarHeight = 16;
    private const double GroupGap = 14;
    private const double TitleHeight = 36;
    private const double Border = 8;
    private const double AxisHeight = 30;

    // What belongs together has one hue, and MessagePack its lighter shade.
    private static readonly Dictionary<Side, OxyColor> Colours = new()
    {
        [Side.HandWritten] = OxyColor.Parse("#7F7F7F"),
        [Side.Copy] = OxyColor.Parse("#C7C7C7"),
        [Side.ProductJson] = OxyColor.Parse("#1F5FA8"),
        [Side.ProductMessagePack] = OxyColor.Parse("#7FB2E5"),
        [Side.SignalRJson] = OxyColor.Parse("#C8570B"),
        [Side.SignalRMessagePack] = OxyColor.Parse("#F5B27A"),
        [Side.JsonRpc] = OxyColor.Parse("#4C8C4A"),
    };

    /// <summary>Writes the plots beside the tables.</summary>
    public void Write(string folder)
    {
        Write(folder, "requests.svg", "Processor time of a request, hand-written = 1", "0.00", row => !row.IsBroadcast, Ratio, mark: 1);
        Write(folder, "broadcasts.svg", "Processor time of a broadcast for each member, hand-written = 1", "0.00", row => row.IsBroadcast, Ratio, mark: 1);
        Write(folder, "allocation.svg", "Bytes allocated for a request, or for a member of a broadcast", "#,0", row => row.Payload is null || row.Payload == Payloads.Quote, Allocated, mark: null);
    }

    private void Write(string folder, string name, string title, string format, Func<Row, bool> selects, Func<Row, Side, double?> value, double? mark)
    {
        Row[] rows = [.. measurements.Rows.Where(selects)];
        Side[] sides = [.. measurements.Sides.Where(side => rows.Any(row => row.IsServedBy(side)))];
        var model = new PlotModel
        {
            Title = title,
            TitleFontSize = 14,
            TitleFontWeight = FontWeights.Normal,
            DefaultFont = Font,
            Background = OxyColors.White,
            PlotAreaBorderThickness = new(0),
            Padding = new(0, Border, 0, Border),
            PlotMargins = new(NamesWidth, Border, Border, AxisHeight),
        };
        model.Legends.Add(new Legend { LegendPlacement = LegendPlacement.Outside, LegendPosition = LegendPosition.RightTop, LegendPadding = Spare, LegendMargin = 0, LegendLineSpacing = 4 });
        model.Axes.Add(new CategoryAxis
        {
            Position = AxisPosition.Left,
            StartPosition = 1,
            EndPosition = 0,
            GapWidth = GroupGap / (sides.Length * BarHeight),
            TickStyle = TickStyle.None,
            ItemsSource = rows.Select(row => row.Name).ToArray(),
        });
        model.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom,
            Minimum = 0,
            MaximumPadding = 0.12,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = OxyColor.Parse("#E4E4E4"),
            TickStyle = TickStyle.None,
            StringFormat = "#,0.##",
        });
        foreach (var side in sides)
        {
            var series = new BarSeries
            {
                Title = side.Name,
                FillColor = Colours[side],
                StrokeThickness = 0,
                LabelFormatString = $"{{0:{format}}}",
                LabelPlacement = LabelPlacement.Outside,
                LabelMargin = 5,
                FontSize = 10,
            };
            for (var index = 0; index < rows.Length; index++)
            {
                if (value(rows[index], side) is { } measured)
                {
                    series.Items.Add(new BarItem(measured, index));
                }
            }

            model.Series.Add(series);
        }

        if (mark is { } place)
        {
            model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = place, Color = OxyColors.Black, LineStyle = LineStyle.Dash, StrokeThickness = 1, Layer = AnnotationLayer.BelowSeries });
        }

        using var file = File.Create(Path.Combine(folder, name));
        new SvgExporter { Width = Width, Height = TitleHeight + AxisHeight + Border + (rows.Length * ((sides.Length * BarHeight) + GroupGap)) }.Export(model, file);
    }

    private double? Ratio(Row row, Side side) => measurements.Ratio(row, side, window => window.Microseconds)?.Median;

    private double? Allocated(Row row, Side side) => measurements.Value(row, side, window => window.Allocated)?.Median;
}
