namespace Kept.Server.Live;

/// <summary>How those who listen are served.</summary>
internal sealed record LiveSettings
{
    /// <summary>Between two looks at the journal.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Between two signs of life, at which it is also asked whether the session goes on.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Between two events to one listener, at least.</summary>
    public TimeSpan Breath { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Listeners in all.</summary>
    public int Most { get; init; } = 2_000;

    /// <summary>Listeners of one session or token.</summary>
    public int MostEach { get; init; } = 20;

    /// <summary>From configuration, <c>live:beatSeconds</c>.</summary>
    public static LiveSettings From(IConfiguration configuration) =>
        configuration["live:beatSeconds"] switch
        {
            null => new LiveSettings(),
            var text when int.TryParse(text, out var seconds) && seconds > 0 => new LiveSettings { Beat = TimeSpan.FromSeconds(seconds) },
            var text => throw new InvalidOperationException($"live:beatSeconds is a whole number above 0, not \"{text}\""),
        };
}

internal static class LiveParts
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(LiveSettings.From(builder.Configuration));
        builder.Services.AddSingleton<StillSignedIn>();
        builder.Services.AddSingleton<Feed>().AddHostedService(of => of.GetRequiredService<Feed>());
    }
}
