using System.Collections.Frozen;
using Kept.Core.Problems;
using Microsoft.AspNetCore.Identity;

namespace Kept.Server.Accounts;

/// <summary>
/// What a password must be, after NIST SP 800-63B: long, not one that everybody tries first, not one's own name. No rules on which signs it
/// has, since these make passwords that are alike and forgotten.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int Shortest = 12;

    /// <summary>Hashing is slow on purpose; what is longer is no password but an attempt to keep the server busy.</summary>
    public const int Longest = 256;

    public const string TooShort = "password-too-short";
    public const string TooLong = "password-too-long";
    public const string Common = "password-common";
    public const string Yours = "password-own-name";

    /// <summary>The commonest of twelve signs and more in published lists; shorter ones are refused for their length.</summary>
    private static readonly FrozenSet<string> Commonest = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "administrator",
        "password1234",
        "password12345",
        "password123456",
        "passwordpassword",
        "password123!",
        "Passw0rd1234",
        "P@ssw0rd1234",
        "123456789012",
        "1234567890123",
        "12345678901234",
        "123456789abc",
        "1234567890ab",
        "0123456789ab",
        "012345678901",
        "987654321012",
        "qwertyuiop12",
        "qwertyuiop123",
        "qwertyuiop[]",
        "qwertyuiopas",
        "qwertyuiopasdfgh",
        "asdfghjkl123",
        "qwerty123456",
        "qwertyqwerty",
        "qwerty12345678",
        "zxcvbnm12345",
        "1q2w3e4r5t6y",
        "1q2w3e4r5t6y7u8i",
        "1qaz2wsx3edc",
        "1qaz2wsx3edc4rfv",
        "q1w2e3r4t5y6",
        "zaq12wsxcde3",
        "abcdefghijkl",
        "abcdefghijklm",
        "abcdefghijklmnopqrstuvwxyz",
        "abc123456789",
        "abcd12345678",
        "iloveyou1234",
        "iloveyouforever",
        "letmeinplease",
        "letmein12345",
        "welcome12345",
        "welcome123456",
        "changeme1234",
        "changemeplease",
        "trustno1trustno1",
        "mypassword123",
        "princess1234",
        "sunshine1234",
        "football1234",
        "baseball1234",
        "superman1234",
        "dragon123456",
        "monkey123456",
        "michael12345",
        "correcthorsebatterystaple",
        "correct horse battery staple",
        "adminadmin123",
        "administrator1",
        "rootrootroot",
        "testtesttest",
        "test12345678",
        "secretsecret",
        "summer202512",
        "winter202512",
        "kept12345678",
        "keptkeptkept"
    );

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        IdentityError[] errors =
        [
            .. Broken(password ?? "", user.Name, user.Email ?? "")
                .Select(p => new IdentityError { Code = p.Code, Description = p.Sentence }),
        ];
        return Task.FromResult(errors.Length > 0 ? IdentityResult.Failed(errors) : IdentityResult.Success);
    }

    /// <summary>All rules that a password breaks. Pure.</summary>
    public static IEnumerable<Problem> Broken(string password, string name, string email, string member = "/password")
    {
        var at = new Place(member, 0, 0);
        if (password.Length < Shortest)
        {
            var sentence = $"the password has {password.Length} characters, it needs {Shortest}";
            yield return new Problem(TooShort, at, sentence, "several words are easy to keep");
        }

        if (password.Length > Longest)
        {
            yield return new Problem(TooLong, at, $"the password has more than {Longest} characters");
        }

        if (Commonest.Contains(password) || IsRepeated(password))
        {
            yield return new Problem(Common, at, "the password is one that is tried first", "take words that nobody would put together");
        }

        if (IsOwn(password, name) || IsOwn(password, email) || IsOwn(password, email.Split('@')[0]))
        {
            yield return new Problem(Yours, at, "the password is little more than the name or the e-mail");
        }
    }

    /// <summary>A block of at most six signs, over and over.</summary>
    private static bool IsRepeated(string password) =>
        password.Length >= Shortest
        && Enumerable.Range(1, 6).Any(size => Enumerable.Range(size, password.Length - size).All(i => password[i] == password[i - size]));

    /// <summary>Once the name is taken out of it, too little is left.</summary>
    private static bool IsOwn(string password, string own) =>
        own.Length >= 4
        && password.Contains(own, StringComparison.OrdinalIgnoreCase)
        && password.Replace(own, "", StringComparison.OrdinalIgnoreCase).Length < Shortest / 2;
}
