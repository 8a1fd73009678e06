using System.Collections.Immutable;
using System.Text;
using Kept.Core.Problems;
using Kept.Text.Language;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Imports.OpenSlo;

/// <summary>Makes an agreement of OpenSLO v1 objectives: the measuring part of one, to which parties add the rest.</summary>
public static class OpenSloImport
{
    /// <summary>The agreement and all that it does not carry; or all problems of the file at once.</summary>
    public static Checked<ImportedAgreement> Read(SourceText source)
    {
        var fields = new SloFields();
        var documents = YamlReader.ReadAll(source, fields.Problems);
        if (documents is not { } all)
        {
            return Checked<ImportedAgreement>.Refused(fields.Problems);
        }

        var file = SloReader.Read(all, fields);
        var levels = SloLevels.Of(file);
        if (fields.Problems.Count == 0 && levels.IsEmpty)
        {
            fields.Problems.Add(
                ProblemCodes.EmptyFile.At(new Place(source.Name, 1, 1), "the file holds no SLO", "an agreement needs a promise")
            );
        }

        Twice(levels, source, fields);
        ImmutableArray<LeftOut> left = [.. fields.Left.Distinct().OrderBy(l => (l.At.Line, l.At.Column))];
        return fields.Problems.Count > 0
            ? Checked<ImportedAgreement>.Refused(ProblemLimit.InOrder(fields.Problems))
            : Checked<ImportedAgreement>.Fine(new ImportedAgreement(Text(file, levels, left), left));
    }

    private static void Twice(ImmutableArray<SloLevel> levels, SourceText source, SloFields fields)
    {
        foreach (var twice in levels.GroupBy(l => l.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            fields.Problems.Add(
                ProblemCodes.DuplicateKey.At(
                    new Place(source.Name, 1, 1),
                    $"two objectives would be called `{twice.Key}`",
                    "give each SLO a name of its own"
                )
            );
        }
    }

    private static string Text(SloFile file, ImmutableArray<SloLevel> levels, ImmutableArray<LeftOut> left)
    {
        var text = new StringBuilder();
        var zones = file.Slos.Select(s => s.Window.TimeZone).OfType<string>().Distinct().ToArray();
        var services = levels.Select(l => l.Service).Concat(file.Services.Select(s => s.Name)).Distinct().ToArray();
        text.Append("# Made from OpenSLO. It says what is measured and promised; a miss is reported only.\n");
        text.Append("# Add parties, a term, prices, exclusions, credits and claims as they are agreed, then run: kept check\n");
        text.Append("kept: 1\n");
        text.Append($"agreement: {Name(services[0])}-objectives\n");
        text.Append("title: Service Level Objectives\n");
        text.Append("structure: service\n");
        text.Append("parties: {provider: {name: to be named}, customer: {name: any}}\n");
        text.Append("currency: EUR\n");
        text.Append($"timeZone: {zones.FirstOrDefault() ?? "UTC"}\n");
        text.Append("services:\n");
        foreach (var service in services)
        {
            var title = file.Services.FirstOrDefault(s => s.Name == service)?.Title;
            text.Append($"  {Name(service)}: {{title: {Quoted(title ?? service)}}}\n");
        }

        text.Append("serviceLevels:\n");
        foreach (var level in levels)
        {
            Level(text, level);
        }

        Assumed(text, levels, zones);
        Left(text, left);
        return text.ToString();
    }

    private static void Level(StringBuilder text, SloLevel level)
    {
        text.Append($"  {Name(level.Id)}:\n");
        text.Append($"    clause: {Quoted(level.Clause)}\n");
        text.Append(level.Title is { } title ? $"    title: {Quoted(title)}\n" : "");
        text.Append($"    of: {Name(level.Service)}\n");
        text.Append(string.Concat(level.Notes.Select(n => $"    # {n}\n")));
        text.Append($"    measure: {level.Measure}\n");
        text.Append($"    target: {level.Target}\n");
        text.Append("    consequence: none\n");
    }

    private static void Assumed(StringBuilder text, ImmutableArray<SloLevel> levels, string[] zones)
    {
        text.Append("assumed:\n");
        text.Append("  - {term: currency, reason: an objective has no fees}\n");
        text.Append(
            zones.Length switch
            {
                0 => "  - {term: timeZone, reason: the objectives name none}\n",
                1 => "",
                _ => $"  - {{term: timeZone, reason: {Quoted($"the objectives name several: {string.Join(", ", zones)}")}}}\n",
            }
        );
        foreach (var (level, term, reason) in levels.SelectMany(l => l.Assumed.Select(a => (l.Id, a.Term, a.Reason))))
        {
            text.Append($"  - {{term: {Quoted($"serviceLevels.{level}.{term}")}, reason: {Quoted(reason)}}}\n");
        }
    }

    private static void Left(StringBuilder text, ImmutableArray<LeftOut> left)
    {
        if (!left.IsEmpty)
        {
            text.Append("# Not carried over:\n");
            text.Append(string.Concat(left.Select(l => $"# - line {l.At.Line}, {OneLine(l.What)}: {OneLine(l.Why)}\n")));
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary>A name as a key: as it is where it is plain.</summary>
    private static string Name(string name) =>
        name.Length > 0
        && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        && name is not ("null" or "true" or "false")
            ? name
            : Quoted(name);

    private static string Quoted(string text) => YamlWriter.Print(new ScalarNode(OneLine(text), ScalarStyle.Quoted, default)).TrimEnd('\n');
}
