using System.Threading.Channels;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;

namespace Kept.Server.Tests.Live;

/// <summary>Somebody who listens to changes.</summary>
internal sealed class Listening : IDisposable
{
    private readonly HttpClient _http;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private Listening(HttpClient http, HttpResponseMessage response) => (_http, Response) = (http, response);

    public HttpResponseMessage Response { get; }

    public static Task<Listening> To(RunningServer server, Role role, string? customer = null)
    {
        var http = new HttpClient { BaseAddress = new Uri(server.Address, "/api/v1/") };
        http.DefaultRequestHeaders.Add(Caller.Header, customer is null ? $"{role}" : $"{role}:{customer}");
        return To(http);
    }

    public static async Task<Listening> To(HttpClient http)
    {
        var response = await http.GetAsync("changes/stream", HttpCompletionOption.ResponseHeadersRead);
        var listening = new Listening(http, response);
        if (response.IsSuccessStatusCode)
        {
            _ = listening.Read();
            (await listening.Next(10, ": listening")).ShouldNotBeNull();
        }

        return listening;
    }

    /// <summary>The next line that begins so, which it is without; null: none came within that time.</summary>
    public async Task<string?> Next(double seconds = 2, string beginning = "data: ")
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        try
        {
            while (true)
            {
                if (await _lines.Reader.ReadAsync(patience.Token) is var line && line.StartsWith(beginning, StringComparison.Ordinal))
                {
                    return line[beginning.Length..];
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            return null;
        }
    }

    /// <summary>Whether the server ended it within that time.</summary>
    public async Task<bool> Ends(double seconds)
    {
        await Next(seconds, "no line begins so");
        return _lines.Reader.Completion.IsCompleted;
    }

    private async Task Read()
    {
        try
        {
            using var lines = new StreamReader(await Response.Content.ReadAsStreamAsync());
            while (await lines.ReadLineAsync() is { } line)
            {
                _lines.Writer.TryWrite(line);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or HttpRequestException)
        {
            // It was cut off, by either side.
        }

        _lines.Writer.TryComplete();
    }

    public void Dispose()
    {
        Response.Dispose();
        _http.Dispose();
    }
}
