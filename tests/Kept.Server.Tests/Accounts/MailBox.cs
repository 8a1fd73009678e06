using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kept.Server.Tests.Accounts;

/// <summary>A small real SMTP server on a port of its own (RFC 5321, as much as a mail needs).</summary>
public sealed class MailBox : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();

    public MailBox()
    {
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Refuses every recipient.</summary>
    public bool Refuses { get; set; }

    public ConcurrentQueue<(string To, string Text)> Mails { get; } = new();

    /// <summary>The settings that lead a server here.</summary>
    public string[] Settings =>
        [
            "--mail:host=127.0.0.1",
            $"--mail:port={Port}",
            "--mail:from=kept@kept.example",
            "--mail:tls=false",
            "--publicUrl=https://kept.example/",
        ];

    /// <summary>The next mail; fails where none comes within ten seconds.</summary>
    public async Task<(string To, string Text)> Next()
    {
        for (var i = 0; i < 200; i++)
        {
            if (Mails.TryDequeue(out var mail))
            {
                return mail;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("no mail came");
    }

    public void Dispose()
    {
        _closing.Cancel();
        _listener.Stop();
        _closing.Dispose();
    }

    private async Task Accept()
    {
        while (!_closing.IsCancellationRequested)
        {
            using var client = await _listener.AcceptTcpClientAsync(_closing.Token);
            await Talk(client.GetStream());
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mailbox");
        for (var to = ""; await reader.ReadLineAsync() is { } line; )
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            to = verb == "RCPT" ? line.Split('<', '>')[1] : to;
            await writer.WriteLineAsync(
                verb switch
                {
                    "QUIT" => "221 bye",
                    "DATA" => "354 go on",
                    "RCPT" when Refuses => "550 nobody of that name",
                    _ => "250 ok",
                }
            );
            if (verb == "DATA")
            {
                Mails.Enqueue((to, await Text(reader)));
                await writer.WriteLineAsync("250 taken");
            }
        }
    }

    /// <summary>Head and body, with soft line ends of quoted-printable taken back.</summary>
    private static async Task<string> Text(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            text.AppendLine(line.StartsWith('.') ? line[1..] : line);
        }

        return text.ToString().ReplaceLineEndings("\n").Replace("=\n", "").Replace("=3D", "=");
    }
}
