namespace Kept.Server.Security;

/// <summary>How much may be asked of the server, from configuration (<c>limits:…</c>). All are for each minute, save the size.</summary>
public sealed record LimitSettings
{
    /// <summary>Sign-ins, setups, resets and accepted invitations from one address.</summary>
    public int SignInPerAddress { get; init; } = 20;

    /// <summary>Sign-ins to one account, from wherever.</summary>
    public int SignInPerAccount { get; init; } = 10;

    /// <summary>Requests of one account or token, or of one address where nobody is signed in.</summary>
    public int ApiPerActor { get; init; } = 1200;

    /// <summary>The largest body of a request, in bytes. Operations on accounts take <see cref="AccountBodyBytes"/>.</summary>
    public int BodyBytes { get; init; } = 30_000_000;

    /// <summary>The largest body of what anybody may send without a sign-in.</summary>
    public const int AccountBodyBytes = 65_536;

    public static LimitSettings From(IConfiguration configuration)
    {
        var (section, usual) = (configuration.GetSection("limits"), new LimitSettings());
        return new LimitSettings
        {
            SignInPerAddress = Positive(section, "signInPerAddress", usual.SignInPerAddress),
            SignInPerAccount = Positive(section, "signInPerAccount", usual.SignInPerAccount),
            ApiPerActor = Positive(section, "apiPerActor", usual.ApiPerActor),
            BodyBytes = Positive(section, "bodyBytes", usual.BodyBytes),
        };
    }

    private static int Positive(IConfigurationSection section, string name, int usual) =>
        section[name] switch
        {
            null => usual,
            var text when int.TryParse(text, out var value) && value > 0 => value,
            var text => throw new InvalidOperationException($"limits:{name} is a whole number above 0, not \"{text}\""),
        };
}
