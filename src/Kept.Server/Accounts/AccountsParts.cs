using Kept.Server.Accounts.SigningIn;
using Kept.Server.Mail;
using Kept.Server.Rights;
using Kept.Server.Security;
using Kept.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kept.Server.Accounts;

/// <summary>Accounts, sign-in and rights, put into a server in three calls.</summary>
public static class AccountsParts
{
    /// <summary>The scheme that looks whether a request brings a token or a cookie.</summary>
    private const string Scheme = "kept";

    /// <summary>Of PBKDF2 with SHA-512 for passwords: as many as OWASP's cheat sheet asks for.</summary>
    private const int HashRounds = 210_000;

    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.AddSecurity();
        services.AddSingleton<AccountsDatabase>().AddSingleton<SetupState>().AddSingleton<Audit>();
        services.AddSingleton<SignInLimits>().AddSingleton<NobodysPassword>();
        services.AddDbContext<AccountsContext>((of, options) => of.GetRequiredService<AccountsDatabase>().Configure(options));
        services.AddScoped<Sessions>().AddScoped<Tokens>().AddScoped<Setup>().AddScoped<AccountMaking>().AddScoped<Erasing>();
        services.AddScoped<Invitations>().AddScoped<PasswordResets>().AddScoped<Links>().AddScoped<OwnPassword>().AddScoped<People>();
        services.AddScoped<PasswordSignIn>().AddScoped<PasskeySignIn>();
        services.AddSingleton<AskedResets>().AddHostedService(of => of.GetRequiredService<AskedResets>());
        services.AddHostedService<AccountsOpening>();
        AddMail(builder);
        services.AddAntiforgery(o =>
        {
            (o.HeaderName, o.FormFieldName, o.SuppressXFrameOptionsHeader) = (Antiforgery.Header, Antiforgery.Field, true);
            (o.Cookie.Name, o.Cookie.SameSite) = ("kept-antiforgery", SameSiteMode.Strict);
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        AddIdentity(services);
        AddSchemes(services);
        AddKeys(services);
        return builder;
    }

    /// <summary>Sign-in, rights and antiforgery, in the order in which they must come; behind routing, before the endpoints.</summary>
    public static WebApplication UseAccounts(this WebApplication app)
    {
        app.UseSecurity();
        app.UseKeptWeb();
        app.UseRouting();
        app.UseMiddleware<SetupGate>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<Enforcement>();
        app.UseMiddleware<Antiforgery>();
        return app;
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashRounds);
        services
            .AddIdentityCore<Account>(Rules)
            .AddUserManager<AccountBook>()
            .AddSignInManager<SignIn>()
            .AddEntityFrameworkStores<AccountsContext>()
            .AddPasswordValidator<PasswordRules>()
            .AddTokenProvider<Totp>(Totp.Provider);
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<ServerSettings>(
                (o, settings) =>
                {
                    o.ServerDomain = settings.PublicUrl?.Host;
                    (o.ResidentKeyRequirement, o.UserVerificationRequirement) = ("required", "required");
                }
            );
    }

    /// <summary>The rules for passwords are ours, so the framework's own are turned off.</summary>
    private static void Rules(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;
        options.Tokens.AuthenticatorTokenProvider = Totp.Provider;
        options.Lockout.MaxFailedAccessAttempts = SignInLimits.Failures;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(SignInLimits.RestMinutes);
        var password = options.Password;
        (password.RequiredLength, password.RequiredUniqueChars, password.RequireDigit) = (1, 0, false);
        (password.RequireLowercase, password.RequireUppercase, password.RequireNonAlphanumeric) = (false, false, false);
    }

    private static void AddSchemes(IServiceCollection services) =>
        services
            .AddAuthentication(Scheme)
            .AddPolicyScheme(
                Scheme,
                null,
                o =>
                    o.ForwardDefaultSelector = c =>
                        TokenAuthentication.SecretOf(c.Request) is null
                            ? IdentityConstants.ApplicationScheme
                            : TokenAuthentication.SchemeName
            )
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
            .AddCookie(IdentityConstants.ApplicationScheme, SessionCookie.Configure)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, SessionCookie.ConfigureBetween);

    private static void AddMail(WebApplicationBuilder builder)
    {
        if (MailSettings.Read(builder.Configuration, ServerSettings.From(builder.Configuration).PublicUrl) is { } settings)
        {
            builder.Services.AddSingleton(settings).AddSingleton<IMailer, SmtpMailer>();
        }
        else
        {
            builder.Services.AddSingleton<IMailer, NoMailer>();
        }
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("kept");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(of => new ConfigureOptions<KeyManagementOptions>(o =>
            o.XmlRepository = new KeysInDatabase(of.GetRequiredService<IServiceScopeFactory>())
        ));
    }
}
