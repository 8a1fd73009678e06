using System.Diagnostics;

namespace Kept.Shared;

/// <summary>A small file system in memory, for tests of a full disk.</summary>
public sealed class SmallDisk : IDisposable
{
    public const string Missing = "only root may mount a small disk, and only where mounting is allowed";

    public string Folder { get; } = Directory.CreateDirectory($"/tmp/kept-disk-{Guid.NewGuid():N}").FullName;

    /// <summary>Null where it cannot be mounted: see <see cref="Missing"/>.</summary>
    public static SmallDisk? Mounted(string size, string more = "mode=755")
    {
        var disk = new SmallDisk();
        if (Environment.UserName == "root" && Run("mount", "-t", "tmpfs", "-o", $"size={size},{more}", "tmpfs", disk.Folder))
        {
            return disk;
        }

        Directory.Delete(disk.Folder);
        return null;
    }

    /// <exception cref="InvalidOperationException">It cannot be made so large.</exception>
    public void Resize(string size)
    {
        if (!Run("mount", "-o", $"remount,size={size}", Folder))
        {
            throw new InvalidOperationException($"{Folder} cannot be made {size}");
        }
    }

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
