using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Checks.Trials;

namespace Kept.Core.Checks;

/// <summary>What checks look at: the latest version of an agreement, and the agreements that it rests on.</summary>
/// <param name="Around">Agreements that <c>backedBy</c> may name, by id.</param>
internal sealed record CheckContext(AgreementVersion Version, ImmutableDictionary<string, Agreement> Around)
{
    public Terms Terms => Version.Terms;

    /// <summary>Where counter-examples are made and assessed.</summary>
    public Trial Trial { get; } = new(Version);

    /// <summary>Levels that earn something.</summary>
    public IEnumerable<(ServiceLevel Level, Credit Credit)> Credits() =>
        Terms.ServiceLevels.Where(l => l.Credit is not null).Select(l => (l, l.Credit!));

    /// <summary>Findings of all levels.</summary>
    public IEnumerable<Finding> EachLevel(Func<ServiceLevel, IEnumerable<Finding>> find) => Terms.ServiceLevels.SelectMany(find);
}
