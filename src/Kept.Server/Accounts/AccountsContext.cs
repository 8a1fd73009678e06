using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Kept.Server.Accounts;

/// <summary>The tables of accounts, beside the journal in the same database. An account has one role, so roles have no tables.</summary>
public sealed class AccountsContext(DbContextOptions<AccountsContext> options) : IdentityUserContext<Account>(options)
{
    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<ApiToken> Tokens => Set<ApiToken>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();

    public DbSet<StoredKey> Keys => Set<StoredKey>();

    public DbSet<StoredValue> Values => Set<StoredValue>();

    /// <summary>The one that has passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<Instant>().HaveConversion<Ticks>();
        conventions.Properties<Rights.Role>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().ToTable("accounts").Property(a => a.Name).HasMaxLength(200);
        builder.Entity<IdentityUserClaim<string>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<string>>().ToTable("account_factors");
        builder.Entity<IdentityUserPasskey<string>>().ToTable("account_passkeys");
        builder.Entity<StoredKey>().ToTable("account_keys");
        builder.Entity<StoredValue>(e => e.ToTable("account_values").HasKey(v => v.Name));
        OwnTables(builder);
    }

    private static void OwnTables(ModelBuilder builder)
    {
        builder.Entity<Session>(e => e.ToTable("account_sessions").HasIndex(s => s.AccountId));
        builder.Entity<ApiToken>(e =>
        {
            e.ToTable("account_tokens").HasIndex(t => t.Hash).IsUnique();
            e.HasIndex(t => t.AccountId);
        });
        builder.Entity<Invitation>(e => e.ToTable("account_invitations").HasIndex(i => i.Hash).IsUnique());
        builder.Entity<PasswordReset>(e => e.ToTable("account_resets").HasIndex(r => r.Hash).IsUnique());
    }

    /// <summary>Instants as whole numbers, which both databases compare and put in order alike.</summary>
    private sealed class Ticks() : ValueConverter<Instant, long>(i => i.ToUnixTimeTicks(), t => Instant.FromUnixTimeTicks(t));
}
