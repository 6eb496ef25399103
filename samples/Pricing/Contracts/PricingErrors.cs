namespace Pricing;

/// <summary>The codes of the errors that the server answers with.</summary>
public static class PricingErrors
{
    /// <summary>No such instrument is traded.</summary>
    public const string UnknownSymbol = "pricing.unknown_symbol";

    /// <summary>The quantity is not offered.</summary>
    public const string BadQuantity = "pricing.bad_quantity";
}
