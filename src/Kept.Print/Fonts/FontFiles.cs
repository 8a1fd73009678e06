namespace Kept.Print.Fonts;

/// <summary>There is no font on this machine that can be printed with.</summary>
public sealed class FontMissingException() : Exception("there is no font for PDF on this machine")
{
    /// <summary>What to do about it.</summary>
    public string Hint { get; } = "install one: apt-get install fonts-liberation2 (or fonts-dejavu-core)";
}

/// <summary>Finds the fonts of the machine: the first pair of the list that is there, regular and bold.</summary>
internal static class FontFiles
{
    private static readonly (string Regular, string Bold)[] Pairs =
    [
        ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
        ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
        ("Arial.ttf", "Arial Bold.ttf"),
        ("arial.ttf", "arialbd.ttf"),
    ];

    private static string[] Folders =>
        [
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/share/fonts"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
            "/Library/Fonts",
            "/System/Library/Fonts/Supplemental",
            Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
        ];

    /// <exception cref="FontMissingException">None of the pairs is there.</exception>
    public static (TrueTypeFont Regular, TrueTypeFont Bold) Find() => Find(Folders);

    internal static (TrueTypeFont Regular, TrueTypeFont Bold) Find(IEnumerable<string> folders)
    {
        var files = folders
            .Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.ttf", SearchOption.AllDirectories))
            .GroupBy(f => Path.GetFileName(f), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).First(), StringComparer.Ordinal);
        foreach (var (regular, bold) in Pairs)
        {
            if (files.TryGetValue(regular, out var light) && files.TryGetValue(bold, out var strong))
            {
                return (Read(light), Read(strong));
            }
        }

        throw new FontMissingException();
    }

    private static TrueTypeFont Read(string file) =>
        new(Path.GetFileNameWithoutExtension(file).Replace(" ", "", StringComparison.Ordinal), File.ReadAllBytes(file));
}
