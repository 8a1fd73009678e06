using Kept.Core.Agreements;
using NodaTime;

namespace Kept.Text.Contract.Languages;

/// <summary>The beginning and the end of a contract: title, parties, signatures, and what stands on each page.</summary>
public abstract class PartyWords(ValueWords values)
{
    protected ValueWords V { get; } = values;

    /// <summary>The role alone, as in the head of a column.</summary>
    public abstract string Provider { get; }

    public abstract string Customer { get; }

    /// <summary>The title of an agreement that has none.</summary>
    public abstract string Kind(AgreementKind kind);

    /// <summary>A line below the title.</summary>
    public abstract string Version(int version, LocalDate? effectiveOn);

    public abstract string Between { get; }

    /// <summary>Who the customer is where the text serves many.</summary>
    public abstract string AnyCustomer { get; }

    /// <summary>Before the signatures.</summary>
    public abstract string Signing(string hash);

    public abstract string Signatures { get; }

    public abstract string Signature { get; }

    public abstract string NameAndFunction { get; }

    public abstract string PlaceAndDate { get; }

    public abstract string Objectives { get; }

    public abstract string Under(string master);

    public abstract string Extends(string layers);

    public abstract string FootVersion(string title, string id, int version);

    public abstract string FootHash(string hash);

    public abstract string Page(int number, int of);

    /// <summary>How the paragraphs of a clause are counted: <c>(a)</c>.</summary>
    public abstract string ParagraphNumber(int number);
}
