using System.Numerics;
using Kept.Core.Money;

namespace Kept.Text.Language.Grammars;

/// <summary>
/// A cursor over a phrase. Each method takes what it names, with the blanks before it, or leaves the cursor where it was. Case does
/// not matter.
/// </summary>
internal ref struct Phrase(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text.Trim();

    /// <summary>Nothing is left.</summary>
    public readonly bool AtEnd => _rest.IsEmpty;

    public readonly ReadOnlySpan<char> Rest => _rest;

    /// <summary>One or several words, each whole.</summary>
    public bool Words(ReadOnlySpan<char> words)
    {
        var before = _rest;
        foreach (var range in words.Split(' '))
        {
            if (!Word(words[range]))
            {
                _rest = before;
                return false;
            }
        }

        return true;
    }

    /// <summary>The first of the alternatives that fits.</summary>
    public bool AnyOf(params ReadOnlySpan<string> alternatives)
    {
        foreach (var words in alternatives)
        {
            if (Words(words))
            {
                return true;
            }
        }

        return false;
    }

    public bool Symbol(ReadOnlySpan<char> symbol)
    {
        if (!_rest.StartsWith(symbol, StringComparison.Ordinal))
        {
            return false;
        }

        _rest = _rest[symbol.Length..].TrimStart();
        return true;
    }

    /// <summary>The next word of letters, whatever it is.</summary>
    public bool AnyWord(out string word)
    {
        var length = LettersAhead();
        word = _rest[..length].ToString();
        _rest = _rest[length..].TrimStart();
        return length > 0;
    }

    /// <summary>An unsigned decimal number, exact; groups of three may be set off by commas: <c>1,000.50</c>.</summary>
    public bool Number(out Rational number) => Number(out number, out _);

    public bool Number(out Rational number, out int decimals)
    {
        var (length, whole, digits, valid) = (0, BigInteger.Zero, 0, false);
        var taken = NumberAhead();
        decimals = 0;
        foreach (var c in _rest[..taken])
        {
            length++;
            if (char.IsAsciiDigit(c))
            {
                whole = (whole * 10) + (c - '0');
                digits += decimals > 0 ? 1 : 0;
                valid = true;
            }
            else if (c == '.')
            {
                decimals = 1;
            }
        }

        decimals = digits;
        number = valid ? new Rational(whole, BigInteger.Pow(10, digits)) : Rational.Zero;
        _rest = valid ? _rest[length..].TrimStart() : _rest;
        return valid;
    }

    /// <summary>A whole number up to 999,999,999.</summary>
    public bool Whole(out int number)
    {
        var length = 0;
        while (length < _rest.Length && char.IsAsciiDigit(_rest[length]))
        {
            length++;
        }

        number = length is > 0 and < 10 ? int.Parse(_rest[..length], System.Globalization.CultureInfo.InvariantCulture) : 0;
        if (length is 0 or >= 10 || (length + 1 < _rest.Length && _rest[length] == '.' && char.IsAsciiDigit(_rest[length + 1])))
        {
            return false;
        }

        _rest = _rest[length..].TrimStart();
        return true;
    }

    /// <summary>Letters that begin here, not followed by another letter; a hyphen may follow: <c>Mon</c> in <c>Mon-Fri</c>.</summary>
    public bool Prefix(ReadOnlySpan<char> letters)
    {
        if (
            !_rest.StartsWith(letters, StringComparison.OrdinalIgnoreCase)
            || (_rest.Length > letters.Length && char.IsLetter(_rest[letters.Length]))
        )
        {
            return false;
        }

        _rest = _rest[letters.Length..].TrimStart();
        return true;
    }

    /// <summary>Exactly two digits, as minutes are written.</summary>
    public bool TwoDigits(out int number)
    {
        var two =
            _rest.Length >= 2
            && char.IsAsciiDigit(_rest[0])
            && char.IsAsciiDigit(_rest[1])
            && (_rest.Length == 2 || !char.IsAsciiDigit(_rest[2]));
        number = two ? ((_rest[0] - '0') * 10) + (_rest[1] - '0') : 0;
        _rest = two ? _rest[2..].TrimStart() : _rest;
        return two;
    }

    /// <summary>All that stands before a word, and takes the word too: the name in <c>hosting fee</c>.</summary>
    public bool Before(ReadOnlySpan<char> word, out string name)
    {
        for (var at = _rest.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = Next(at, word))
        {
            var whole = (at == 0 || _rest[at - 1] == ' ') && (at + word.Length == _rest.Length || _rest[at + word.Length] is ' ' or ',');
            if (whole)
            {
                name = _rest[..at].Trim().ToString();
                _rest = _rest[(at + word.Length)..].TrimStart();
                return true;
            }
        }

        name = "";
        return false;
    }

    /// <summary>All that is left, trimmed.</summary>
    public string TakeRest()
    {
        var rest = _rest.Trim().ToString();
        _rest = default;
        return rest;
    }

    private readonly int Next(int at, ReadOnlySpan<char> word)
    {
        var next = _rest[(at + 1)..].IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return next < 0 ? -1 : at + 1 + next;
    }

    private bool Word(ReadOnlySpan<char> word)
    {
        if (LettersAhead() != word.Length || !_rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _rest = _rest[word.Length..].TrimStart();
        return true;
    }

    // A word may hold digits, hyphens and apostrophes inside; it begins with a letter.
    private readonly int LettersAhead()
    {
        var length = 0;
        while (
            length < _rest.Length
            && (char.IsLetter(_rest[length]) || (length > 0 && (_rest[length] is '-' or '\'' || char.IsAsciiDigit(_rest[length]))))
        )
        {
            length++;
        }

        return length;
    }

    private readonly int NumberAhead()
    {
        var (length, point) = (0, false);
        while (length < _rest.Length && (char.IsAsciiDigit(_rest[length]) || IsPoint(length, ref point) || IsGroup(length, point)))
        {
            length++;
        }

        return length > 30 ? 0 : length;
    }

    private readonly bool IsPoint(int at, ref bool point)
    {
        if (point || _rest[at] != '.' || at == 0 || at + 1 >= _rest.Length || !char.IsAsciiDigit(_rest[at + 1]))
        {
            return false;
        }

        return point = true;
    }

    private readonly bool IsGroup(int at, bool point) =>
        !point
        && _rest[at] == ','
        && at is > 0
        && at + 3 < _rest.Length
        && char.IsAsciiDigit(_rest[at + 1])
        && char.IsAsciiDigit(_rest[at + 2])
        && char.IsAsciiDigit(_rest[at + 3])
        && (at + 4 >= _rest.Length || !char.IsAsciiDigit(_rest[at + 4]));
}
