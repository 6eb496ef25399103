using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Threading.RateLimiting;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>One option as the code has it.</summary>
/// <param name="Name">Its name, after that of the group it is in.</param>
/// <param name="Property">Its property.</param>
/// <param name="Owner">Finds the group in the options.</param>
internal sealed record Option(string Name, PropertyInfo Property, Func<object, object> Owner)
{
    /// <summary>The type of its values.</summary>
    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>All options that a class declares itself, those of its groups included.</summary>
    public static IEnumerable<Option> Of(Type type) => Of(type, "", static options => options);

    /// <summary>The default as the page writes it.</summary>
    public string Default(object options) => Property.GetValue(Owner(options)) switch
    {
        null => "none",
        TimeSpan time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds} s"),
        bool value => value ? "true" : "false",
        TokenBucketRateLimiterOptions rate => string.Create(CultureInfo.InvariantCulture, $"{rate.TokensPerPeriod / rate.ReplenishmentPeriod.TotalSeconds} messages/s, burst {rate.TokenLimit}"),
        IEnumerable values when !values.Cast<object>().Any() => "none",
        double value => value.ToString(CultureInfo.InvariantCulture),
        int value when Name.EndsWith("Bytes", StringComparison.Ordinal) => Bytes(value),
        long value when Name.EndsWith("Bytes", StringComparison.Ordinal) => Bytes(value),
        IFormattable value and (int or long) => value.ToString("N0", CultureInfo.InvariantCulture),
        { } value => value.ToString()!,
    };

    public void Set(object options, object value) => Property.SetValue(Owner(options), value);

    private static IEnumerable<Option> Of(Type type, string prefix, Func<object, object> owner)
    {
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (property.PropertyType.IsClass && property.PropertyType.Namespace == nameof(TypedSockets))
            {
                foreach (Option option in Of(property.PropertyType, $"{prefix}{property.Name}.", options => property.GetValue(owner(options))!))
                {
                    yield return option;
                }
            }
            else
            {
                yield return new Option(prefix + property.Name, property, owner);
            }
        }
    }

    private static string Bytes(long value) => value switch
    {
        >= 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{value / (1024.0 * 1024)} MiB"),
        >= 1024 => string.Create(CultureInfo.InvariantCulture, $"{value / 1024.0} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value} bytes"),
    };
}
