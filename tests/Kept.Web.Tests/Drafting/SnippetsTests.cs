using System.Text.Json;
using Kept.Core.Problems;
using Kept.Text.Language;
using Kept.Web.Drafting;

namespace Kept.Web.Tests.Drafting;

public sealed class SnippetsTests
{
    [Fact]
    public void An_amendment_begins_with_what_the_terms_say_now()
    {
        var all = Of("managed-it");
        all.ShouldContain(
            new Snippet("Target", "emergency response", "serviceLevels:\n  emergency response:\n    target: at most 1 hour\n")
        );
        all.ShouldContain(new Snippet("Notice", "", "term:\n  renews:\n    unless:\n      notice: 30 days\n"));
        all.ShouldContain(new Snippet("Price", "hosting", "services:\n  hosting:\n    price: 45.00 per month in advance\n"));
        all.ShouldContain(new Snippet("Hours", "office", "calendars:\n  office:\n    hours: Mon-Fri 08:00-17:00\n"));
    }

    [Fact]
    public void Each_is_read_again()
    {
        foreach (var name in Templates.Names)
        {
            foreach (var snippet in Of(name))
            {
                var problems = new List<Problem>();
                PlainTree.Of(new SourceText("change", snippet.Text), problems).ShouldNotBeNull(snippet.Text);
                problems.ShouldBeEmpty(snippet.Text);
            }
        }
    }

    private static Snippet[] Of(string template) =>
        [.. Snippets.Of(JsonSerializer.SerializeToElement(PlainTree.Of(new SourceText("text", Templates.Of(template)!.Text), [])))];
}
