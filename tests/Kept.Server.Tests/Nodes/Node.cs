using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Kept.Server.Tests.Nodes;

/// <summary>The real server as a process of its own, which a test may kill as a loss of power would.</summary>
internal sealed class Node : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private Node(Process process, HttpClient http) => (_process, _http) = (process, http);

    /// <summary>Starts one and waits until it answers.</summary>
    public static async Task<Node> Start(string store, string token, params string[] more)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "kept-server.dll"),
            "--store",
            store,
            "--urls",
            url,
            "--limits:apiPerActor",
            "1000000",
            .. more,
        ];
        var process = Process.Start(
            new ProcessStartInfo("dotnet", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetTempPath(),
            }
        )!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var http = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var node = new Node(process, http);
        await node.Ready();
        return node;
    }

    /// <summary>Ends it at once (SIGKILL).</summary>
    public void Kill() => _process.Kill();

    /// <summary>The answer; null where the process ended before it came.</summary>
    public async Task<(HttpStatusCode Status, string Text)?> Post(string path, string text, string type, string? key = null)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}")
            {
                Content = new StringContent(text, Encoding.UTF8, type),
            };
            if (key is not null)
            {
                request.Headers.Add("Idempotency-Key", key);
            }

            using var response = await _http.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
    }

    private async Task Ready()
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            try
            {
                using var alive = await _http.GetAsync("/healthz");
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("the server does not answer");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
