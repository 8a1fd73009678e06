using System.Text;
using Kept.Server.Api;
using Kept.Server.Customers;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using Kept.Text.Imports.Tickets;
using Kept.Text.Language;

namespace Kept.Server.HelpDesks;

/// <summary>Keeps a mapping of an outside help desk's fields and words under a name, once it can be read.</summary>
internal static class KeepMapping
{
    /// <param name="Text">YAML or JSON.</param>
    public sealed record Request(string Name, string Text);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut(
                "/mappings/{name}",
                async (string name, HttpRequest http, Calls calls) =>
                {
                    var text = await new StreamReader(http.Body, Encoding.UTF8).ReadToEndAsync(calls.Cancel);
                    return await calls.File(
                        new Request(name, text),
                        async act => Decide(await Mappings(calls), new Request(name, text), act)
                    );
                }
            )
            .Accepts<string>("application/yaml", "application/json", "text/plain")
            .Needs(Permission.ManageSettings, ofCustomer: false)
            .WithSummary("Keep the mapping of an outside help desk: YAML or JSON");
        api.MapDelete(
                "/mappings/{name}",
                (string name, Calls calls) => calls.File(new Request(name, ""), async act => Removed(await Mappings(calls), name, act))
            )
            .Needs(Permission.ManageSettings, ofCustomer: false)
            .WithSummary("Remove a mapping");
        api.MapGet(
                "/mappings",
                async (Calls calls) =>
                    calls.Answer(new { items = (await Mappings(calls)).Texts.Select(t => new { name = t.Key, text = t.Value }) })
            )
            .Needs(Permission.WriteEvidence, ofCustomer: false)
            .WithSummary("The mappings of outside help desks");
        api.MapGet(
                "/mappings/{name}",
                async (string name, Calls calls) =>
                    (await Mappings(calls)).Texts.TryGetValue(name, out var text)
                        ? Results.Text(text, "application/yaml", Encoding.UTF8)
                        : Calls.Result(Decision.Unknown($"mapping {name}"))
            )
            .Needs(Permission.WriteEvidence, ofCustomer: false)
            .WithSummary("One mapping, as it was written");
    }

    public static async Task<MappingFold> Mappings(Calls calls) => (MappingFold)await calls.Shelf.Load(MappingFold.Name, calls.Cancel);

    internal static Decision Decide(MappingFold mappings, Request request, Act act)
    {
        var read = TicketMapping.Read(new SourceText(request.Name, request.Text));
        if (!RegisterCustomer.Slug().IsMatch(request.Name))
        {
            return Decision.Wrong(
                new Core.Problems.Problem("id-wrong", new("name", 0, 0), "a name has 1 to 60 small letters, digits and hyphens")
            );
        }

        if (!read.IsFine)
        {
            return Decision.Wrong(read.Problems);
        }

        var answer = new { name = request.Name, source = read.Value.Source };
        return mappings.Texts.GetValueOrDefault(request.Name) == request.Text
            ? new Decision.File([], answer)
            : Decision.Of(
                mappings,
                answer,
                new NewEntry("mapping.set", act.At, Payload.Of(("name", request.Name), ("text", request.Text)))
            );
    }

    internal static Decision Removed(MappingFold mappings, string name, Act act) =>
        !mappings.Texts.ContainsKey(name)
            ? Decision.Unknown($"mapping {name}")
            : Decision.Of(mappings, new { name }, new NewEntry("mapping.removed", act.At, Payload.Of(("name", name))));
}
