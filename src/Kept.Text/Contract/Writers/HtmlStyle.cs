namespace Kept.Text.Contract.Writers;

/// <summary>The look of the page: narrow and wide, light and dark, and on paper.</summary>
internal static class HtmlStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #5a6370; --line: #d5dae0; --shade: #f3f5f7; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e4e7ea; --paper: #15181c; --soft: #9aa4af; --line: #353b43; --shade: #1f242a; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 "Liberation Sans", Arial, Helvetica, "DejaVu Sans", sans-serif; }
        main, footer { max-width: 47rem; margin: 0 auto; padding: 0 1.25rem; overflow-wrap: break-word; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 3rem 0 1rem; }
        h2 { font-size: 1.25rem; margin: 2.6rem 0 .6rem; padding-top: .9rem; border-top: 1px solid var(--line); }
        h3 { font-size: 1.05rem; margin: 1.8rem 0 .4rem; }
        h4 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
        h2 .n, h3 .n, h4 .n { display: inline-block; min-width: 2.4rem; padding-right: .5rem; color: var(--soft); }
        p { margin: .55rem 0; }
        p.numbered { display: grid; grid-template-columns: minmax(2.4rem, auto) 1fr; }
        p.numbered > .n { color: var(--soft); padding-right: .5rem; }
        ul { margin: .4rem 0 .8rem; padding-left: 3.6rem; }
        li { margin: .2rem 0; }
        dl { display: grid; grid-template-columns: 11rem 1fr; gap: .5rem 1rem; margin: 1rem 0; }
        dt { font-weight: bold; } dd { margin: 0; }
        .table { overflow-x: auto; margin: .9rem 0 1.1rem; }
        table { border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.4; }
        th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
        th { background: var(--shade); border-bottom: 1px solid var(--soft); }
        .number { text-align: right; }
        .signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 2.5rem; margin: 1.5rem 0; break-inside: avoid; }
        .role, .hand { color: var(--soft); font-size: .85rem; }
        .hand { border-top: 1px solid var(--ink); margin-top: 3rem; padding-top: .2rem; }
        footer { margin-top: 3.5rem; padding-top: .8rem; padding-bottom: 2.5rem; font-size: .8rem; color: var(--soft); }
        footer p { margin: .15rem 0; overflow-wrap: anywhere; }
        .page { height: 0; }
        @media (max-width: 36rem) {
          dl { grid-template-columns: 1fr; gap: 0; } dd { margin: 0 0 .7rem; }
          ul { padding-left: 1.4rem; } h1 { font-size: 1.5rem; margin-top: 2rem; }
          .signatures { grid-template-columns: 1fr; gap: 2rem; } table.wide { min-width: 34rem; } table { font-size: .86rem; } th, td { padding: .4rem .45rem; }
        }
        @page { size: A4; margin: 22mm 20mm; }
        @media print {
          :root { --ink: #000; --paper: #fff; --soft: #444; --line: #bbb; --shade: #eee; }
          body { font-size: 9.5pt; } main, footer { max-width: none; padding: 0; }
          h2, h3, h4 { break-after: avoid; } tr, dt { break-inside: avoid; } thead { display: table-header-group; }
          p { orphans: 2; widows: 2; } .page { break-after: page; } .table { overflow: visible; }
        }
        """;
}
