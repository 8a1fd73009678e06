using Kept.Text.Language;

namespace Kept.Text.Tests.Language;

/// <summary>Files of the repository, found from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static bool RewritesGolden => Environment.GetEnvironmentVariable("KEPT_GOLDEN") == "1";

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static SourceText Source(params string[] parts) => new(parts[^1], File.ReadAllText(Path(parts)));

    public static SourceText Agreement(string name) => Source("tests", "cases", "agreements", name + ".yaml");

    public static IEnumerable<string> Agreements() =>
        Directory
            .GetFiles(Path("tests", "cases", "agreements"), "*.yaml")
            .Select(f => System.IO.Path.GetFileNameWithoutExtension(f)!)
            .Order(StringComparer.Ordinal);

    /// <summary>Files beside a file, as a caller of the reader would look them up.</summary>
    public static Func<Reference, SourceText?> Beside(string folder) =>
        reference =>
        {
            var name = reference.Kind == ReferenceKind.Agreement ? reference.Name + ".yaml" : reference.Name;
            var path = System.IO.Path.Combine(folder, name);
            return File.Exists(path) ? new SourceText(name, File.ReadAllText(path)) : null;
        };

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Kept.slnx")))
        {
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not inside the repository");
        }

        return folder;
    }
}
