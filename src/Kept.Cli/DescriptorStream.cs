using System.Runtime.InteropServices;

namespace Kept.Cli;

/// <summary>
/// Writes to an open descriptor of this process where it stands: a file stream writes from an offset of its own, and two programs that
/// share an output would overwrite each other. What is written after the reader closed its end is dropped, as
/// <c>kept assess … --json | head -1</c> expects.
/// </summary>
internal sealed partial class DescriptorStream(int descriptor) : Stream
{
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;
    private static readonly int NotNow = OperatingSystem.IsLinux() ? 11 : 35;
    private bool _closed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <exception cref="IOException">It cannot be written, as where the disk is full.</exception>
    public override void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !_closed)
        {
            var written = Write(descriptor, bytes, bytes.Length);
            bytes = bytes[(int)Math.Max(written, 0)..];
            if (written < 0)
            {
                Failed(Marshal.GetLastPInvokeError());
            }
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Failed(int error)
    {
        if (error == BrokenPipe)
        {
            _closed = true;
        }
        else if (error == NotNow)
        {
            // The descriptor does not wait by itself: its reader is behind.
            Thread.Sleep(1);
        }
        else if (error != Interrupted)
        {
            throw new IOException($"the output cannot be written: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> bytes, nint count);
}
