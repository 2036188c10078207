/// How the report looks: on a screen, light and dark, wide and narrow, and on paper.
enum ReportStyle {
  static let text: StaticString = """
    :root {
      color-scheme: light dark;
      --page: light-dark(#f5f6f8, #14171c);
      --card: light-dark(#ffffff, #1c2026);
      --ink: light-dark(#1c2128, #dde1e7);
      --soft: light-dark(#5a6472, #9aa4b2);
      --line: light-dark(#d9dee5, #323943);
      --accent: light-dark(#2456d6, #8ab0ff);
      --err: light-dark(#b3161f, #ff8f8f);
      --err-back: light-dark(#fde7e8, #46191d);
      --warn: light-dark(#7a4a00, #f3c06b);
      --warn-back: light-dark(#fff0d1, #40300f);
      --info: light-dark(#0b5e57, #6fd6c9);
      --info-back: light-dark(#dcf5f1, #10362f);
      --doc: light-dark(#4a5568, #aeb8c6);
      --doc-back: light-dark(#e9edf2, #2a3039);
      --old-back: light-dark(#fff6f6, #24191c);
      --new-back: light-dark(#f2fbf5, #16231c);
      --del: light-dark(#ffc9cc, #7a2830);
      --ins: light-dark(#b5ecc6, #1f6138);
      --found: light-dark(#ffe27a, #7a6200);
      --bar: 3.25rem;
      --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
    }
    :root[data-theme="light"] { color-scheme: light; }
    :root[data-theme="dark"] { color-scheme: dark; }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    :root:not(.js) .script { display: none !important; }
    html { scroll-padding-top: calc(var(--bar) + 3rem); scroll-padding-bottom: 25vh; }
    body {
      margin: 0; background: var(--page); color: var(--ink);
      font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC",
        "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
      overflow-wrap: anywhere;
    }
    a { color: var(--accent); text-underline-offset: 0.15em; }
    code, .value, .diff { font-family: var(--mono); font-size: 0.8125rem; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
    button, input { font: inherit; color: inherit; }
    button {
      background: var(--card); border: 1px solid var(--line); border-radius: 0.375rem; padding: 0.2rem 0.6rem;
      cursor: pointer; white-space: nowrap;
    }
    button:hover { border-color: var(--accent); }
    .soft { color: var(--soft); }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { left: 0.5rem; top: 0.5rem; z-index: 9; background: var(--card); padding: 0.5rem; }

    .bar {
      position: sticky; top: 0; z-index: 3; min-height: var(--bar); display: flex; align-items: center; gap: 0.75rem;
      padding: 0.4rem 1.25rem; background: var(--card); border-bottom: 1px solid var(--line);
    }
    .bar .name { font-weight: 650; white-space: nowrap; }
    .bar .states { flex: 0 1 auto; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .bar .space { flex: 1; }
    .bar input {
      flex: 0 1 20rem; min-width: 8rem; padding: 0.25rem 0.6rem; border: 1px solid var(--line); border-radius: 0.375rem;
      background: var(--page);
    }
    #shown { white-space: nowrap; font-variant-numeric: tabular-nums; }
    :root.filtered #shown { color: var(--accent); font-weight: 600; }

    .page { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 1.5rem; padding: 1.25rem; }
    :root:not(.js) .page { grid-template-columns: minmax(0, 1fr); }
    main { max-width: 76rem; }
    .filters { position: sticky; top: calc(var(--bar) + 1.25rem); align-self: start; overflow: auto;
      max-height: calc(100vh - var(--bar) - 2.5rem); scrollbar-width: thin; font-size: 0.875rem; }
    .filters summary { font-weight: 650; cursor: pointer; }
    fieldset { border: 0; margin: 0.75rem 0; padding: 0; min-width: 0; }
    legend { padding: 0; color: var(--soft); font-size: 0.8125rem; }
    fieldset label { display: flex; gap: 0.45rem; align-items: baseline; padding: 0.1rem 0; cursor: pointer; }
    fieldset label:hover { color: var(--accent); }
    fieldset label span:first-of-type { flex: 1; min-width: 0; }
    fieldset.row { display: flex; flex-wrap: wrap; column-gap: 1rem; }
    fieldset.row legend { float: left; width: 100%; }
    fieldset input { margin: 0; accent-color: var(--accent); }
    .count { color: var(--soft); font-variant-numeric: tabular-nums; }

    .verdict {
      background: var(--card); border: 1px solid var(--line); border-left: 0.35rem solid var(--doc);
      border-radius: 0.5rem; padding: 1rem 1.25rem; margin-bottom: 1rem; display: grid;
      grid-template-columns: minmax(0, 1fr) auto; gap: 0.5rem 2rem;
    }
    .verdict.err { border-left-color: var(--err); }
    .verdict.warn { border-left-color: var(--warn); }
    .verdict.info { border-left-color: var(--info); }
    .verdict h1 { margin: 0 0 0.25rem; font-size: 1.3rem; line-height: 1.3; }
    .verdict p { margin: 0.15rem 0; }
    .verdict table { border-collapse: collapse; align-self: start; font-variant-numeric: tabular-nums; }
    .verdict th, .verdict td { padding: 0.15rem 0.6rem; text-align: right; font-weight: 400; }
    .verdict tbody th { text-align: left; font-weight: 600; padding-left: 0; }
    .verdict td.zero { color: var(--soft); }
    .verdict td:not(.zero) { font-weight: 600; }
    .verdict td a { color: inherit; }
    .notes { margin: 0.5rem 0 0; padding-left: 1.2rem; grid-column: 1 / -1; color: var(--soft); }

    .badge {
      display: inline-block; border-radius: 1rem; padding: 0 0.55rem; font-size: 0.75rem; line-height: 1.35rem;
      font-weight: 650; white-space: nowrap; color: var(--doc); background: var(--doc-back);
    }
    .badge .axis { font-weight: 400; }
    .badge.err { color: var(--err); background: var(--err-back); }
    .badge.warn { color: var(--warn); background: var(--warn-back); }
    .badge.info { color: var(--info); background: var(--info-back); }
    .badge.none { background: none; box-shadow: inset 0 0 0 1px var(--line); }
    .badge.accepted { color: var(--info); background: none; box-shadow: inset 0 0 0 1px currentColor; }

    .group > h2 {
      position: sticky; top: var(--bar); z-index: 2; margin: 0; padding: 0.6rem 0 0.4rem; background: var(--page);
      font-size: 1.05rem; display: flex; gap: 0.75rem; align-items: baseline;
    }
    .group > h2 .count { font-weight: 400; font-size: 0.875rem; }
    .entry {
      position: relative; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem;
      margin-bottom: 0.5rem; content-visibility: auto; contain-intrinsic-size: auto 5rem;
    }
    .entry[aria-current] { border-color: var(--accent); box-shadow: inset 0.2rem 0 0 var(--accent); }
    .entry:target { border-color: var(--accent); }
    .entry > details > summary {
      display: grid; grid-template: auto 1fr / auto minmax(0, 1fr); gap: 0 0.75rem; padding: 0.6rem 8.5rem 0.6rem 1rem;
      cursor: pointer; list-style: none; border-radius: 0.5rem;
    }
    .entry summary::-webkit-details-marker { display: none; }
    .entry > details > summary:hover { background: light-dark(#f8fafc, #21262d); }
    .entry > details > summary:focus-visible { outline-offset: -2px; }
    .badges {
      grid-row: 1 / span 2; display: grid; gap: 0.25rem; justify-items: start; align-content: start; min-width: 6.25rem;
    }
    .say { margin: 0; font-size: 0.9375rem; font-weight: 550; line-height: 1.45; }
    .meta { grid-column: 2; color: var(--soft); font-size: 0.8125rem; display: flex; flex-wrap: wrap; gap: 0 0.9rem; }
    .meta .open::after { content: " ▸"; }
    details[open] > summary .meta .open::after { content: " ▾"; }
    .permalink {
      position: absolute; top: 0.65rem; right: 1rem; font: 0.75rem var(--mono); color: var(--soft);
      text-decoration: none;
    }
    .permalink:hover { color: var(--accent); text-decoration: underline; }
    .entry .body { padding: 0 1rem 0.85rem; display: grid; gap: 0.75rem; }
    .sides { display: grid; grid-template-columns: 1fr 1fr; border: 1px solid var(--line); border-radius: 0.375rem; }
    .side { min-width: 0; padding: 0.35rem 0.75rem 0.5rem; }
    .side.before { background: var(--old-back); border-radius: 0.375rem 0 0 0.375rem; }
    .side.after {
      background: var(--new-back); border-left: 1px solid var(--line); border-radius: 0 0.375rem 0.375rem 0;
    }
    h4 { margin: 0; font-size: 0.75rem; font-weight: 600; color: var(--soft); }
    .absent { font-size: 0.8125rem; color: var(--soft); font-style: italic; }
    .value { white-space: pre-wrap; line-height: 1.6; max-height: 30rem; overflow: auto; }
    del { background: var(--del); text-decoration: line-through; text-decoration-thickness: 1px; border-radius: 2px; }
    ins { background: var(--ins); text-decoration: underline; text-decoration-thickness: 1px; border-radius: 2px; }
    .places { margin: 0; padding: 0; list-style: none; font-size: 0.8125rem; }
    .places li {
      display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.2rem 0; border-top: 1px solid var(--line);
    }
    .places li:first-child { border-top: 0; }
    .places .page-line { color: var(--soft); }
    .body details > summary { cursor: pointer; color: var(--accent); font-size: 0.8125rem; }
    .advice { margin: 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.2rem 1rem;
      font-size: 0.8125rem; }
    .advice dt { color: var(--soft); }
    .advice dd { margin: 0; }
    .copy { padding: 0 0.4rem; margin-left: 0.5rem; font-size: 0.75rem; }
    ::highlight(found) { background: var(--found); }

    .folded { margin-top: 1.5rem; }
    .folded > summary, .interface > h2 { cursor: pointer; color: var(--soft); padding: 0.5rem 0; }
    .interface > h2 { cursor: auto; color: inherit; font-size: 1.05rem; margin: 1.5rem 0 0; }
    .hunk { background: var(--card); border: 1px solid var(--line); border-radius: 0.375rem; margin-bottom: 0.5rem;
      content-visibility: auto; contain-intrinsic-size: auto 12rem; }
    .hunk > summary { padding: 0.25rem 0.75rem; color: var(--soft); cursor: pointer; font: 0.8125rem var(--mono); }
    .diff { margin: 0; white-space: pre-wrap; line-height: 1.55; padding-bottom: 0.25rem; }
    .diff span { display: block; padding: 0 0.75rem 0 2rem; text-indent: -1.25rem; min-height: 1.55em; }
    .diff .removed { background: var(--old-back); }
    .diff .added { background: var(--new-back); }

    dialog { border: 1px solid var(--line); border-radius: 0.5rem; background: var(--card); color: inherit; }
    dialog::backdrop { background: rgb(0 0 0 / 0.4); }
    dialog dl { margin-top: 0; display: grid; grid-template-columns: max-content auto; gap: 0.3rem 1.25rem; }
    dialog dd { margin: 0; }
    kbd { font: 0.8125rem var(--mono); border: 1px solid var(--line); border-radius: 0.25rem; padding: 0 0.35rem; }
    #message {
      position: fixed; bottom: 1rem; left: 50%; translate: -50% 0; z-index: 9; max-width: 90vw; padding: 0.4rem 0.9rem;
      border-radius: 0.375rem; background: var(--ink); color: var(--page); opacity: 0; pointer-events: none;
      transition: opacity 0.15s;
    }
    #message.shown { opacity: 1; }
    footer { padding: 1rem 1.25rem 2rem; color: var(--soft); font-size: 0.8125rem; }

    @media (max-width: 60rem) {
      .page { grid-template-columns: minmax(0, 1fr); gap: 0.75rem; padding: 0.75rem; }
      .filters { position: static; max-height: none; }
      .filters .long { columns: 12rem; }
      .bar { padding: 0.4rem 0.75rem; }
      .bar .states { display: none; }
    }
    @media (max-width: 40rem) {
      .bar .name, .bar .badge, .bar .space, #keys, #all { display: none; }
      .bar input { flex: 1 1 4rem; min-width: 4rem; }
      :root:not(.js) .bar .badge { display: inline-block; }
      .verdict, .sides { grid-template-columns: minmax(0, 1fr); }
      .side.before { border-radius: 0.375rem 0.375rem 0 0; }
      .side.after { border-left: 0; border-top: 1px solid var(--line); border-radius: 0 0 0.375rem 0.375rem; }
      .entry > details > summary { grid-template: auto / minmax(0, 1fr); padding: 2.1rem 0.75rem 0.6rem; }
      .badges { grid-row: auto; position: absolute; top: 0.5rem; left: 0.75rem; display: flex; min-width: 0; }
      .permalink { right: 0.75rem; }
      .meta { grid-column: 1; }
      .entry .body { padding: 0 0.75rem 0.75rem; }
      .advice { grid-template-columns: minmax(0, 1fr); }
    }
    @media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
    @media print {
      :root, :root[data-theme] { color-scheme: light; }
      @page { margin: 1.5cm; }
      body { background: none; font-size: 9.5pt; }
      .bar, .filters, .skip, .copy, .open, dialog, #message { display: none !important; }
      .page { display: block; padding: 0; }
      main { max-width: none; }
      .entry details::details-content, .hunk::details-content { content-visibility: visible !important; }
      .folded:not([open]) { display: none; }
      .group > h2 { position: static; break-after: avoid; background: none; }
      .entry, .hunk { content-visibility: visible; }
      .entry > details > summary { break-inside: avoid; break-after: avoid; }
      .sides, .advice, .places li { break-inside: avoid; }
      .entry > details > summary { padding-right: 8.5rem; }
      .value { max-height: none; }
      .badge, del, ins, .side, .diff span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """
}
