using Kept.Text.Evidence;

namespace Kept.Cli.Output;

/// <summary>One line on the error stream that says how far reading has come; gone when it is done. Only on a terminal.</summary>
internal sealed class Progress(Shell shell) : IDisposable
{
    private int _shown;

    public void Show(EvidenceProgress at)
    {
        if (shell.Progress && at.Facts % 50_000 == 0)
        {
            Draw(FormattableString.Invariant($"{at.File}: {at.Facts:N0} facts, {at.Bytes / 1_000_000} MB"));
        }
    }

    /// <summary>The same for entries of a journal.</summary>
    public void Show(string journal, long entries)
    {
        if (shell.Progress && entries % 50_000 == 0)
        {
            Draw(FormattableString.Invariant($"{journal}: {entries:N0} entries"));
        }
    }

    public void Dispose()
    {
        if (_shown > 0)
        {
            shell.Error.Write($"\r{new string(' ', _shown)}\r");
        }
    }

    private void Draw(string text)
    {
        shell.Error.Write($"\r{text.PadRight(_shown)}");
        _shown = Math.Max(_shown, text.Length);
    }
}
