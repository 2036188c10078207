/// The look of the HTML report: light, dark and on paper.
enum HTMLStyle {
  static let text = """
    :root { color-scheme: light dark; --back: #fff; --ink: #1c1f23; --dim: #656d76; --line: #d5dae0; --soft: #f5f7f9;
      --err: #b3261e; --warn: #8a5a00; --info: #0a6640; --doc: #57606a; --del: #ffd9d6; --ins: #cdf2d7; --link: #0b57c4 }
    @media (prefers-color-scheme: dark) {
      :root { --back: #15181c; --ink: #e4e8ec; --dim: #9aa4ae; --line: #363d45; --soft: #1f242a; --err: #ff8f87;
        --warn: #f0b848; --info: #65d394; --doc: #aab4be; --del: #5c2622; --ins: #1d4a2d; --link: #82b6ff } }
    * { box-sizing: border-box }
    body { margin: 0; background: var(--back); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
    header, main { max-width: 74rem; margin: 0 auto; padding: 1rem }
    h1 { font-size: 1.4rem; margin: 0 } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
    a { color: var(--link) } code, .place, pre { font-family: ui-monospace, monospace; font-size: .87em }
    .verdict { font-size: 1.1rem; font-weight: 600; margin: .5rem 0 }
    .dim, .place { color: var(--dim) } .place { overflow-wrap: anywhere }
    form { display: none; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; position: sticky; top: 0; z-index: 1;
      padding: .6rem 1rem; margin: 0 auto; max-width: 74rem; background: var(--back); border-bottom: 1px solid var(--line) }
    .scripted form { display: flex }
    input, select { font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--line);
      border-radius: 4px; padding: .2rem .5rem }
    input[type=search] { flex: 1 1 12rem; min-width: 0 }
    article { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; overflow: hidden }
    article:target, article.current { outline: 2px solid var(--link) }
    article.accepted { opacity: .65 } article[hidden] { display: none }
    summary { padding: .5rem .75rem; cursor: pointer; display: flex; flex-wrap: wrap; gap: .25rem .6rem }
    summary .what { flex: 1 1 24rem; overflow-wrap: anywhere }
    .body { padding: .25rem .75rem .75rem; border-top: 1px solid var(--line); background: var(--soft) }
    .level { font-weight: 600; white-space: nowrap } .err { color: var(--err) } .warn { color: var(--warn) }
    .info { color: var(--info) } .doc, .none { color: var(--doc) }
    .sides { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; margin: .5rem 0 }
    .sides > div { border: 1px solid var(--line); border-radius: 4px; padding: .4rem .6rem; background: var(--back);
      overflow-wrap: anywhere; white-space: pre-wrap; max-height: 24rem; overflow: auto }
    del { background: var(--del); text-decoration: none } ins { background: var(--ins); text-decoration: none }
    ul { padding-left: 1.2rem; margin: .4rem 0 } pre { overflow: auto; padding: .75rem; background: var(--soft) }
    pre .plus { background: var(--ins) } pre .minus { background: var(--del) }
    @media (max-width: 40rem) { .sides { grid-template-columns: 1fr } }
    @media print { form, .scripted form { display: none } article { break-inside: avoid } .body { background: none }
      .sides > div { max-height: none; overflow: visible } }
    """
}
