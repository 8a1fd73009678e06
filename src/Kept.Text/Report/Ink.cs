namespace Kept.Text.Report;

/// <summary>Colours for a terminal; without colour the text stays as it is. Nothing is said by colour alone.</summary>
public readonly record struct Ink(bool Colour)
{
    public string Strong(string text) => Paint(text, "1");

    public string Faint(string text) => Paint(text, "2");

    public string Good(string text) => Paint(text, "32");

    public string Bad(string text) => Paint(text, "31;1");

    public string Open(string text) => Paint(text, "33");

    private string Paint(string text, string code) => Colour && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
