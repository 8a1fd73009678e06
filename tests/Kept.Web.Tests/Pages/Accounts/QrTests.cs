using Kept.Web.Pages.Account;

namespace Kept.Web.Tests.Pages.Accounts;

public sealed class QrTests
{
    [Theory]
    [InlineData("x", 21)]
    [InlineData("otpauth://totp/Kept:noor%40kept.example?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Kept&digits=6&period=30", 41)]
    public void It_is_as_large_as_its_text_needs(string text, int size) => Qr.Of(text)!.Size.ShouldBe(size);

    [Fact]
    public void What_is_too_long_has_no_picture() => Qr.Of(new string('x', 300)).ShouldBeNull();

    [Fact]
    public void It_has_a_finder_in_three_corners()
    {
        var code = Qr.Of("kept")!;
        foreach (var (x, y) in new[] { (3, 3), (code.Size - 4, 3), (3, code.Size - 4) })
        {
            code[x, y].ShouldBeTrue();
            code[x - 2, y].ShouldBeFalse();
            code[x - 3, y].ShouldBeTrue();
        }
    }
}
