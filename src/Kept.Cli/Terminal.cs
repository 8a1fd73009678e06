using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Kept.Cli;

/// <summary>
/// The standard streams without the console of .NET, which on Unix sends <c>ESC[?1h</c> to the terminal before the first byte that is
/// written through it, also where no colour is wanted and even where the output goes to a file, and so changes what the keys send.
/// </summary>
internal static partial class Terminal
{
    private const int Unknown = 100;
    private const nuint WindowSize = 0x5413;

    public static Stream Input() =>
        OperatingSystem.IsWindows() || Console.IsInputRedirected
            ? Console.OpenStandardInput()
            : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, 0);

    public static Stream Output() => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new DescriptorStream(1);

    public static Stream Error() => OperatingSystem.IsWindows() ? Console.OpenStandardError() : new DescriptorStream(2);

    /// <summary>The columns of the terminal, within reason; 100 where it does not say.</summary>
    public static int Width()
    {
        try
        {
            var width =
                OperatingSystem.IsWindows() ? Console.WindowWidth
                : OperatingSystem.IsLinux() && Ask(1, WindowSize, out var size) == 0 ? size.Columns
                : 0;
            return width == 0 ? Unknown : Math.Clamp(width, 60, 200);
        }
        catch (IOException)
        {
            return Unknown;
        }
    }

    // What Console.WindowWidth asks too, but without setting up the terminal first.
    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ask(int descriptor, nuint request, out Size size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Size
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        public readonly ushort Width;
        public readonly ushort Height;
    }
}
