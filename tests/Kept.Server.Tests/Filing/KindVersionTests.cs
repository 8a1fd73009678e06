using System.Collections.Immutable;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Tests.Filing;

/// <summary>Older forms of facts are read up; the journal keeps what was filed.</summary>
public sealed class KindVersionTests
{
    private static readonly KindVersions Versions = new(
        ImmutableDictionary<string, ImmutableArray<Func<string, string>>>.Empty.Add(
            "outage",
            [p => p.Replace("svc", "service"), p => p.Replace("\"}", "\",\"weight\":\"1\"}")]
        )
    );

    private static Entry Entry(string kind, int version, string payload) =>
        EntryHash
            .Chain(
                Head.Of("agreement/a"),
                0,
                "user/1",
                Instant.FromUtc(2026, 3, 1, 9, 0),
                [new NewEntry(kind, Instant.FromUtc(2026, 3, 1, 9, 0), payload) { KindVersion = version }]
            )
            .Single();

    [Theory]
    [InlineData(1, """{"svc":"web"}""")]
    [InlineData(2, """{"service":"web"}""")]
    [InlineData(3, """{"service":"web","weight":"1"}""")]
    public void Each_older_form_comes_to_that_of_today(int version, string payload)
    {
        var entry = Entry("outage", version, payload);
        var up = Versions.Up(entry);
        (up.Payload, up.KindVersion, up.Hash).ShouldBe(("""{"service":"web","weight":"1"}""", 3, entry.Hash));
    }

    [Fact]
    public void What_a_later_version_filed_is_not_guessed_at() =>
        Should.Throw<StoreException>(() => Versions.Up(Entry("outage", 4, "{}"))).Trouble.ShouldBe(StoreTrouble.TooNew);
}
