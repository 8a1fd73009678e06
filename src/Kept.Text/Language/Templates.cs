using System.Collections.Immutable;

namespace Kept.Text.Language;

/// <summary>An agreement to start from.</summary>
/// <param name="Name">As one asks for it: <c>hosting</c>.</param>
/// <param name="Text">The whole file; its first two lines say what it is and for what to take it.</param>
public sealed record Template(string Name, string Text)
{
    public string Summary => Line(0);

    public string Use => Line(1);

    private string Line(int number) => Text.Split('\n')[number].TrimStart('#', ' ').TrimEnd();
}

/// <summary>The templates of the folder <c>templates</c>, as they were when the program was made.</summary>
public static class Templates
{
    private const string Folder = "templates/";
    private const string Ending = ".yaml";

    /// <summary>By name.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. typeof(Templates)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => n[Folder.Length..^Ending.Length])
            .Order(StringComparer.Ordinal),
    ];

    public static IEnumerable<Template> All => Names.Select(n => Of(n)!);

    /// <summary>Null where there is none of that name.</summary>
    public static Template? Of(string name)
    {
        using var stream = typeof(Templates).Assembly.GetManifestResourceStream($"{Folder}{name}{Ending}");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return new Template(name, reader.ReadToEnd());
    }
}
