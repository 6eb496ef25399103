using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>What <c>docs/limits.md</c> says is what the code does: neither has an option, a bound or a code that the other has not.</summary>
public sealed partial class LimitsPageTests
{
    private static readonly Dictionary<string, Type> Sections = new(StringComparer.Ordinal)
    {
        ["Both sides"] = typeof(WsConnectionOptions),
        ["Server"] = typeof(WsOptions),
        ["Client"] = typeof(WsClientOptions),
    };

    public static TheoryData<string> SectionNames => [.. Sections.Keys];

    /// <summary>Every option whose values have an order, with the text that says what is allowed.</summary>
    public static TheoryData<string, string, string> OrderedOptions => [.. Sections.SelectMany(static section => Option.Of(section.Value)
        .Where(static option => option.Type == typeof(int) || option.Type == typeof(long) || option.Type == typeof(double) || option.Type == typeof(TimeSpan))
        .Select(option => (section.Key, option.Name, LimitsPage.Rows(section.Key).FirstOrDefault(row => row[0] == option.Name)?[2] ?? "")))];

    [Theory]
    [MemberData(nameof(SectionNames))]
    public void The_page_lists_every_option_and_no_other(string section)
    {
        IEnumerable<string> listed = LimitsPage.Rows(section).Select(static row => row[0]);

        Assert.Equal(Option.Of(Sections[section]).Select(static option => option.Name).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SectionNames))]
    public void The_page_tells_every_default(string section)
    {
        object options = Create(section);
        IEnumerable<(string, string)> defaults = Option.Of(Sections[section]).Select(option => (option.Name, option.Default(options)));

        Assert.Equal(defaults.Order(), LimitsPage.Rows(section).Select(static row => (row[0], row[1])).Order());
    }

    [Theory]
    [MemberData(nameof(OrderedOptions))]
    public void The_bound_that_the_page_tells_is_allowed_and_what_is_beyond_it_is_not(string section, string name, string allowed)
    {
        Option option = Option.Of(Sections[section]).Single(option => option.Name == name);
        object[] inside;
        object[] outside;
        if (Range().Match(allowed) is { Success: true } range)
        {
            (double least, double most) = (Number(range, "least"), Number(range, "most"));
            (inside, outside) = ([least, most], [least - 0.01, most + 0.01]);
        }
        else if (Relative().Match(allowed) is { Success: true } relative)
        {
            Option other = Option.Of(Sections[section]).Single(option => option.Name == relative.Groups["other"].Value);
            var bound = (TimeSpan)other.Property.GetValue(other.Owner(Create(section)))!;
            TimeSpan least = relative.Groups["longer"].Success ? bound + new TimeSpan(1) : bound;
            (inside, outside) = ([least], [least - new TimeSpan(1)]);
        }
        else
        {
            Match bound = Least().Match(allowed);
            Assert.True(bound.Success, $"'{allowed}' does not say what '{name}' may be.");
            (inside, outside) = AtLeast(option.Type, Number(bound, "least"), exclusive: bound.Groups["more"].Success);
        }

        Assert.All(inside, value => Assert.Empty(Faults(section, option, value)));
        Assert.All(outside, value => Assert.Single(Faults(section, option, value)));
    }

    [Fact]
    public void The_page_lists_every_code_and_no_other()
    {
        IEnumerable<string> codes = Constants<string>(typeof(ErrorCodes)).Where(static pair => pair.Key != nameof(ErrorCodes.Prefix)).Select(static pair => pair.Value);
        IEnumerable<string> listed = LimitsPage.Rows("Error codes").Select(static row => row[0]).Concat(LimitsPage.Rows("Close codes").Select(static row => row[1]).Where(static reason => reason.Length > 0));

        Assert.Equal(codes.Order(StringComparer.Ordinal), listed.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_lists_every_close_code_and_no_other()
    {
        IEnumerable<int> codes = Constants<int>(typeof(CloseCodes)).Where(static pair => pair.Key != nameof(CloseCodes.None)).Select(static pair => pair.Value);

        Assert.Equal(codes.Order(), LimitsPage.Rows("Close codes").Select(static row => int.Parse(row[0], CultureInfo.InvariantCulture)).Distinct().Order());
    }

    [Fact]
    public void The_page_lists_every_reason_that_the_code_closes_with()
    {
        Dictionary<string, int> codes = Constants<int>(typeof(CloseCodes));
        Dictionary<string, string> reasons = Constants<string>(typeof(ErrorCodes));
        (int, string)[] closes = [.. LimitsPage.Sources()
            .SelectMany(static source => Close().Matches(source))
            .Select(close => (codes[close.Groups["code"].Value], reasons[close.Groups["reason"].Value]))
            .Distinct()];
        (int, string)[] listed = [.. LimitsPage.Rows("Close codes").Select(static row => (int.Parse(row[0], CultureInfo.InvariantCulture), row[1]))];

        Assert.NotEmpty(closes);
        Assert.All(closes, close => Assert.Contains(close, listed));
    }

    [Fact]
    public void The_page_lists_every_code_that_the_code_answers_or_throws_with()
    {
        Dictionary<string, string> codes = Constants<string>(typeof(ErrorCodes));
        string[] thrown = [.. LimitsPage.Sources().SelectMany(static source => Error().Matches(source)).Select(error => codes[error.Groups["code"].Value]).Distinct()];

        Assert.NotEmpty(thrown);
        Assert.All(thrown, code => Assert.Contains(LimitsPage.Rows("Error codes"), row => row[0] == code));
    }

    private static object Create(string section) => section == "Client" ? new WsClientOptions() : new WsOptions();

    private static (object[] Inside, object[] Outside) AtLeast(Type type, double least, bool exclusive)
    {
        if (type == typeof(TimeSpan))
        {
            var bound = TimeSpan.FromSeconds(least);
            var tick = new TimeSpan(1);
            return exclusive ? ([bound + tick], [bound]) : ([bound], [bound - tick]);
        }

        return ([Convert.ChangeType(least, type, CultureInfo.InvariantCulture)], [Convert.ChangeType(least - 1, type, CultureInfo.InvariantCulture)]);
    }

    private static IEnumerable<string> Faults(string section, Option option, object value)
    {
        var options = (WsConnectionOptions)Create(section);
        option.Set(options, value);
        return options.FindFaults().Where(fault => fault.StartsWith($"{option.Name} is ", StringComparison.Ordinal));
    }

    private static Dictionary<string, T> Constants<T>(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(static field => field.Name, static field => (T)field.GetValue(null)!, StringComparer.Ordinal);

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<least>[\d.,]+) to (?<most>[\d.,]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Range();

    [GeneratedRegex(@"^((?<longer>longer than)|at least) `(?<other>[\w.]+)`$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Relative();

    [GeneratedRegex(@"^((?<more>more than)|at least) (?<least>[\d.,]+?)( s)?(, or `null`)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Least();

    [GeneratedRegex(@"\bClose(Async)?\(\s*CloseCodes\.(?<code>\w+),\s*ErrorCodes\.(?<reason>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Close();

    [GeneratedRegex(@"\b(ErrorInfo|\w*Exception|base)\(\s*ErrorCodes\.(?<code>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Error();
}
