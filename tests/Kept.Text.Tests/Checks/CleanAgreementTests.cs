using System.Text;
using Kept.Core.Checks;
using Kept.Text.Checks;
using Kept.Text.Language;

namespace Kept.Text.Tests.Checks;

/// <summary>Checks must be right to be read: what says all it needs to say gives no error and no warning.</summary>
public sealed class CleanAgreementTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;
    private const int Number = 200;

    private static readonly CheckGroup[] Groups = [CheckGroup.Tiers, CheckGroup.Claims, CheckGroup.Exclusions, CheckGroup.Measure];

    [Fact]
    public void Agreements_that_say_all_they_need_give_no_error_and_no_warning()
    {
        var all = Enumerable.Range(0, Number).Select(n => new CleanAgreements(Seed + n).Next()).ToArray();
        Guard(all);
        var found = all.SelectMany(a => Grave(a).Select(f => $"{f}\n{a.Text}")).ToArray();
        found.Length.ShouldBe(0, found.FirstOrDefault());
    }

    private static string[] Grave(CleanAgreement agreement) =>
    [
        .. AgreementCheck
            .Of(AgreementReader.Read(SourceText.FromBytes("clean.yaml", Encoding.UTF8.GetBytes(agreement.Text)).OrThrow()).OrThrow())
            .Select(f => f.Finding)
            .Where(f => Groups.Contains(f.Kind.Group) && f.Severity != Severity.Note)
            .Select(f => $"{f.Code} at {f.Path}: {f.Sentence} ({f.Example?.Facts}: {f.Example?.Shows})"),
    ];

    /// <summary>A property over agreements in which nothing stands would hold as well.</summary>
    private void Guard(CleanAgreement[] all)
    {
        output.WriteLine(
            $"{all.Length} agreements; levels {Counted(all, a => a.Levels)}; rows {Counted(all, a => a.Rows)}; exclusions {Counted(all, a => a.Exclusions)}"
        );
        (string What, Func<CleanAgreement, bool> Has, int AtLeast)[] enough =
        [
            ("two levels or more", a => a.Levels > 1, Number / 2),
            ("three rows or more", a => a.Rows > 2, Number / 2),
            ("exclusions", a => a.Exclusions > 0, Number / 2),
            ("covered hours", a => a.Covered, Number / 4),
            ("claims on request", a => a.Claimed, Number / 2),
            ("rounded figures", a => a.Rounded, Number / 8),
            ("samples", a => a.Sampled, Number / 8),
        ];
        foreach (var (what, has, least) in enough)
        {
            output.WriteLine($"{what}: {all.Count(has)}");
            all.Count(has).ShouldBeGreaterThan(least, what);
        }
    }

    private static string Counted(CleanAgreement[] all, Func<CleanAgreement, int> number) =>
        string.Join(", ", all.GroupBy(number).OrderBy(g => g.Key).Select(g => $"{g.Key}: {g.Count()}"));
}
