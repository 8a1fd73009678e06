using System.Text;
using Kept.Store;

namespace Kept.Server.Journal;

/// <summary>
/// What is where in an export: <c>journal/STREAM.jsonl</c> (entries), <c>order.txt</c> (in which order the whole journal has them),
/// <c>heads.json</c>, <c>texts.jsonl</c> (names and free text, R15), and <c>agreements/ID/</c> for the command line.
/// </summary>
internal sealed class ExportFolder(string path)
{
    public const string Texts = "texts.jsonl";
    public const string Heads = "heads.json";
    public const string Order = "order.txt";
    public const string Journal = "journal";

    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string Path => path;

    public string Of(string name) => System.IO.Path.Combine(path, name);

    /// <summary>The entries of a stream, relative to the export: slashes of its name are folders.</summary>
    /// <exception cref="StoreException">The name leads out of the folder: no stream of Kept has such a one.</exception>
    public static string FileOf(string stream) =>
        IsWithin(stream)
            ? $"{Journal}/{stream}.jsonl"
            : throw new StoreException($"the stream {stream} has a name that no file can have", StoreTrouble.Damaged);

    /// <summary>Whether a name stays within the folder that it is put into.</summary>
    public static bool IsWithin(string name) =>
        name.Length > 0 && name.Split('/', '\\').All(part => part.Length > 0 && part is not ("." or "..") && part.All(IsPlain));

    // A colon begins a stream beside a file, or a drive, on some systems.
    private static bool IsPlain(char c) => !char.IsControl(c) && c is not (':' or '*' or '?' or '"' or '<' or '>' or '|');
}

/// <summary>Files that are written a piece at a time, in any order, without more of them open than a system allows.</summary>
internal sealed class ManyFiles(ExportFolder folder) : IAsyncDisposable
{
    private const int OpenAtOnce = 200;
    private readonly Dictionary<string, StreamWriter> _open = new(StringComparer.Ordinal);

    public async Task Line(string name, string line)
    {
        if (!_open.TryGetValue(name, out var writer))
        {
            _open[name] = writer = await Open(name);
        }

        await writer.WriteAsync(line);
        await writer.WriteAsync('\n');
    }

    private async Task<StreamWriter> Open(string name)
    {
        if (_open.Count >= OpenAtOnce)
        {
            await DisposeAsync();
        }

        var path = folder.Of(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new StreamWriter(path, append: true, ExportFolder.Utf8);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _open.Values)
        {
            await writer.DisposeAsync();
        }

        _open.Clear();
    }
}
