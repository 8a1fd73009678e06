namespace Kept.Cli.Output;

/// <summary>Writes a text that somebody will go on writing: to the output, or to a file that is not there yet.</summary>
internal static class NewFile
{
    /// <exception cref="UsageException">There is already such a file.</exception>
    public static void Write(Shell shell, string text, string? output)
    {
        if (output is null)
        {
            shell.Out.Write(text);
            return;
        }

        var path = Path.Combine(shell.Folder, output);
        if (Path.Exists(path))
        {
            throw new UsageException($"there is already a file {output}", "name another one");
        }

        File.WriteAllText(path, text);
    }
}
