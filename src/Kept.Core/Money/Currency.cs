using System.Diagnostics.CodeAnalysis;

namespace Kept.Core.Money;

/// <summary>
/// An ISO 4217 currency with the number of decimals of its minor unit: 2 for USD, 0 for JPY, 3 for KWD.
/// Amounts of different currencies are never added (R7).
/// </summary>
public sealed record Currency
{
    private static readonly Dictionary<string, int> Decimals = Known();

    private Currency(string code, int minorDigits)
    {
        Code = code;
        MinorDigits = minorDigits;
    }

    /// <summary>Three capital letters.</summary>
    public string Code { get; }

    /// <summary>Decimals of the smallest coin: 1,000 JPY × 12/52 is 231, not 230.77.</summary>
    public int MinorDigits { get; }

    public static IReadOnlyCollection<string> Codes => Decimals.Keys;

    public static bool TryOf(string code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = Decimals.TryGetValue(code, out var digits) ? new Currency(code, digits) : null;
        return currency is not null;
    }

    /// <exception cref="ArgumentException">The code is not one of <see cref="Codes"/>.</exception>
    public static Currency Of(string code) =>
        TryOf(code, out var currency) ? currency : throw new ArgumentException($"unknown currency {code}");

    public override string ToString() => Code;

    // ISO 4217, list one, 2024: the number behind the codes is the decimals of the minor unit.
    private static Dictionary<string, int> Known()
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        Add(
            2,
            "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE"
        );
        Add(
            2,
            "CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD"
        );
        Add(
            2,
            "KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR"
        );
        Add(
            2,
            "PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU"
        );
        Add(2, "UZS VED VES WST XCD YER ZAR ZMW");
        Add(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF");
        Add(3, "BHD IQD JOD KWD LYD OMR TND");
        return known;

        void Add(int digits, string codes)
        {
            foreach (var code in codes.Split(' '))
            {
                known[code] = digits;
            }
        }
    }
}
