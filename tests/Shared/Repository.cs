namespace Kept.Shared;

/// <summary>The folder of this repository, for tests that hold its documents and samples to what the code does.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Above(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Kept.slnx"))
            ? folder.FullName
            : Above(folder.Parent ?? throw new InvalidOperationException("the repository is not above the test"));
}
