using System.Collections.Immutable;
using Kept.Print.Pdf;
using Kept.Text.Contract;

namespace Kept.Print.Layout;

/// <summary>The places where the parties sign, side by side and on one page.</summary>
internal static class SignatureLayout
{
    public static Piece Of(Style style, ContractBlock.Signatures signatures)
    {
        const double Line = 38;
        var width = (Style.Measure - 36) / 2;
        var height = 34 + (Line * signatures.Places.Max(p => p.Lines.Length));
        return new Piece(height, (canvas, top) => Draw(canvas, top, signatures.Places)) { Above = 16 };

        void Draw(Canvas canvas, double top, ImmutableArray<SignaturePlace> places)
        {
            for (var i = 0; i < places.Length; i++)
            {
                Place(canvas, (Style.Left + (i * (width + 36)), top), places[i]);
            }
        }

        void Place(Canvas canvas, (double X, double Y) at, SignaturePlace place)
        {
            canvas.Text(place.Role, style.Body.Font, style.Body.Size, (at.X, at.Y + 10), 0.35);
            foreach (var line in Lines.Of([new Span(place.Name, style.Strong)], width).Take(1))
            {
                line.Draw(canvas, at.X, at.Y + 24);
            }

            foreach (var (label, i) in place.Lines.Select((l, i) => (l, i)))
            {
                var y = at.Y + 24 + (Line * (i + 1));
                canvas.Line((at.X, y), (at.X + width, y), 0.6);
                canvas.Text(label, style.Small.Font, style.Small.Size, (at.X, y + 8.5), 0.35);
            }
        }
    }
}
