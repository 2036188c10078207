import Testing

@testable import DocReader

/// What a block of markup holds, one item a line; rows as `level|cell|cell`, elements of cells as `<…>`.
private func block(_ markup: String) -> String {
  HTMLBlock(bytes(markup)).items.map { item in
    switch item {
    case .table(let table): ([line(table.header)] + table.rows.map(row)).joined(separator: "\n")
    case .alert(let kind, let text, _): "alert \(kind): \(text.trimmed.string)"
    case .code(let language, let text): "code \(language): \(text.trimmed.string)"
    case .prose(let text): "prose: \(text.trimmed.string)"
    }
  }.joined(separator: "\n")
}

private func row(_ row: Row) -> String { (row.level.map(String.init) ?? "-") + "|" + line(row.cells) }

private func line(_ cells: [Cell]) -> String {
  cells.map { cell in
    DescriptionLines(cell.text[...]).map { line in
      guard let element = cell.element(in: line) else { return line.string }
      switch element {
      case .value(let key, let text): return "<value \(key): \(text.trimmed.string)>"
      case .scope(let scope): return "<scope \(scope.name) (\(scope.label)) [\(scope.appTypes)] [\(scope.tags)]>"
      case .requiredMark: return "<required>"
      case .tooltip(let text): return "<tooltip \(text.trimmed.string)>"
      case .alert(let kind, let text): return "<alert \(kind): \(text.trimmed.string)>"
      case .appTypes(let types): return "<apps \(types)>"
      case .code(let text): return "<code \(text.trimmed.string)>"
      }
    }.filter { !$0.isEmpty }.joined(separator: "⏎")
  }.joined(separator: "|")
}

@Suite("Tables of markup")
struct MarkupTableTests {
  @Test("Header, levels, cells")
  func levels() {
    expect(
      block(
        """
        <md-dt-table><md-dt-thead><md-dt-tr><md-dt-th style="width: 35%;">名称</md-dt-th><md-dt-th filters="是,否" >必填</md-dt-th></md-dt-tr></md-dt-thead>
        <md-dt-tbody>
        <md-dt-tr level="0"><md-dt-td><md-text type="field-name" >pot</md-text></md-dt-td><md-dt-td>是</md-dt-td></md-dt-tr>
        <md-dt-tr level="1"><md-dt-td>
        size
        </md-dt-td><md-dt-td>
        	否
        </md-dt-td></md-dt-tr>
        </md-dt-tbody></md-dt-table>
        """),
      """
      名称|必填
      0|pot|是
      1|size|否
      """)
  }

  @Test("Head rows are tr or md-tr; labels in the body are header cells")
  func headerCells() {
    for head in ["tr", "md-tr"] {
      expect(
        block(
          """
          <md-table><md-thead><\(head)><md-th>基本</md-th><md-th></md-th></\(head)></md-thead><md-tbody>
          <md-tr><md-th>HTTP Method</md-th><md-td>GET</md-td></md-tr></md-tbody></md-table>
          """),
        """
        基本|
        -|HTTP Method|GET
        """)
    }
  }

  @Test("Without a head the first row is a row")
  func noHead() {
    expect(block("<md-table><md-tr><md-td>a</md-td></md-tr></md-table>"), "\n-|a")
  }

  @Test("A head whose start tag is missing, and bodies without tags")
  func missingHead() {
    expect(
      block("<md-table><md-tr><md-th>a</md-th></md-tr></md-thead><md-tr><md-td>b</md-td></md-tr></md-table>"),
      "\n-|a\n-|b")
  }

  @Test("A cell inside a cell of the same column is one cell")
  func doubledCells() {
    expect(
      block("<md-table><md-tr><md-th><md-td>a</md-td></md-th><md-td>b</md-td></md-tr></md-table>"), "\n-|a|b")
  }

  @Test("Stray end tags change nothing")
  func strayEnds() {
    expect(
      block(
        "<md-table><md-tr><md-td>a</md-td></md-td></md-tr></md-tr><md-tr><md-td>b</md-text></md-td></md-dt-tr></md-tr></md-table>"
      ),
      "\n-|a\n-|b")
  }

  @Test("Unclosed cells end at the next one, unclosed rows at the next row, unclosed tables at the end")
  func unclosed() {
    let html = HTMLBlock(bytes("<md-table><md-tr><md-td>a<md-td>b<md-tr><md-td>c</md-td>"))
    expect(block("<md-table><md-tr><md-td>a<md-td>b<md-tr><md-td>c</md-td>"), "\n-|a|b\n-|c")
    #expect(html.unclosedTables == [0])
    #expect(HTMLBlock(bytes("<md-table><md-tr><md-td>a</md-td></md-tr></md-table>")).unclosedTables.isEmpty)
  }

  @Test("A type whose text element is never closed ends at its cell")
  func unclosedText() {
    expect(
      block("<md-table><md-tr><md-td><md-text type=\"field-type\">string</md-td><md-td>x</md-td></md-tr></md-table>"),
      "\n-|string|x")
  }

  @Test("Rows inside a comment are rows, and the comment is known")
  func comments() {
    let markup = "<md-table><!-- <md-tr><md-td>a</md-td></md-tr> --><md-tr><md-td>b</md-td></md-tr></md-table>"
    expect(block(markup), "\n-|a\n-|b")
    #expect(HTMLBlock(bytes(markup)).comments.count == 1)
  }

  @Test(
    "What is no tag of the portal is text",
    arguments: [
      "<sheetId>!<开始>:<结束>", "List<Map<string, ANY>>", "array<interface>", "<at id=\"1\"></at>", "a <= b", "1 < 2 > 0",
      "<->", "</", "<", "<md-", "<md-unknown>x</md-unknown>", "a && b", "<!doctype>", "<?xml?>",
      "{\"html\": \"<p>x</p>\"}",
    ])
  func pseudoTags(text: String) {
    expect(block("<md-table><md-tr><md-td>\(text)</md-td></md-tr></md-table>"), "\n-|\(text)")
  }

  @Test("Blank lines, lists and fences are inside a cell; only its tag ends it")
  func blankLines() {
    expect(
      block("<md-table><md-tr><md-td>a\n\n- b\n\n```\nc\n```\n\n| d |\n</md-td><md-td>e</md-td></md-tr></md-table>"),
      "\n-|a⏎- b⏎```⏎c⏎```⏎| d ||e")
  }

  @Test("Values, scopes, marks, tooltips and app types keep their attributes")
  func elements() {
    expect(
      block(
        """
        <md-table><md-tr><md-td>x<md-enum><md-enum-item key="1" >one</md-enum-item><md-enum-item key="2">two</md-enum-item></md-enum></md-td></md-tr>
        <md-tr><md-td><md-perm name="tea:pot" desc="pots" support_app_types="custom,isv" tags="history">read pots</md-perm></md-td></md-tr>
        <md-tr><md-td><md-perm href="/x">old pots</md-perm></md-td></md-tr>
        <md-tr><md-td>a <md-tag type="field-required">必选</md-tag></md-td></md-tr>
        <md-tr><md-th>权限要求 <md-tooltip type="info">why</md-tooltip></md-th></md-tr>
        <md-tr><md-td><md-app-support types="custom,isv"></md-app-support></md-td></md-tr>
        <md-tr><md-td><md-tag mode="inline" type="token-user">user_access_token</md-tag> or</md-td></md-tr>
        </md-table>
        """),
      """

      -|x⏎<value 1: one>⏎<value 2: two>
      -|<scope tea:pot (read pots) [custom,isv] [history]>
      -|<scope  (old pots) [] []>
      -|a⏎<required>
      -|权限要求⏎<tooltip why>
      -|<apps custom,isv>
      -|`user_access_token` or
      """)
  }

  @Test(
    "Words of an element that never closes stay in its cell",
    arguments: ["md-tooltip", "md-perm", "md-alert", "md-tag"])
  func unclosedElement(name: String) {
    let text = block("<md-table><md-tr><md-td>a <\(name)>words<md-td>b</md-td></md-tr></md-table>")
    #expect(text.contains("words") && text.hasSuffix("|b"), "\(text)")
  }

  @Test("A key with a stray quote is read as meant and noted")
  func oddAttributes() {
    let markup = "<md-table><md-tr><md-td><md-enum-item key=name\" >Name</md-enum-item></md-td></md-tr></md-table>"
    expect(block(markup), "\n-|<value name: Name>")
  }

  @Test("Code is taken as it stands, tables inside its strings too")
  func code() {
    expect(
      block("<md-code-json>\n{\"a\": \"<md-table><md-td>x</md-td>\"}\n</md-code-json>"),
      "code json: {\"a\": \"<md-table><md-td>x</md-td>\"}")
    expect(
      block(
        "<md-code-tabs><md-code-tab-panel sdkType=\"golang-sdk\">m := map<string>int{}</md-code-tab-panel></md-code-tabs>"
      ),
      "code golang-sdk: m := map<string>int{}")
  }

  @Test("Words between tables are prose, empty alerts are nothing")
  func loose() {
    expect(
      block("<md-alert type=\"tip\">\n\n</md-alert>Words<md-alert type=\"warn\">Hot</md-alert>"),
      "prose: Words\nalert warn: Hot")
  }

  @Test("Two tables in one block")
  func twoTables() {
    expect(
      block("<md-table><md-tr><md-td>a</md-td></md-tr></md-table><md-table><md-tr><md-td>b</md-td></md-tr></md-table>"),
      "\n-|a\n\n-|b")
  }
}

@Suite("Inline markup becomes Markdown")
struct InlineMarkupTests {
  @Test(
    "Known tags and references",
    arguments: [
      ("a<br>b", "a\nb"), ("a<br/>b<br></br>c", "a\nb\nc"), ("<b>x</b>", "**x**"), ("<strong>x</strong>", "**x**"),
      ("<code>x</code>", "`x`"), ("<span style=\"color: red\">x</span>", "x"), ("<s>x</s>", "~~x~~"),
      ("&lt;x&gt; &amp; y", "<x> & y"), ("a&nbsp;b", "a b"), ("&#60;&#x3E;", "<>"), ("&quot;q&quot;", "\"q\""),
      ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"), ("<img src=\"/a.png\" width=3>", "![](/a.png)"),
    ])
  func tags(text: String, markdown: String) {
    #expect(InlineMarkup.markdown(bytes(text)) == markdown)
  }

  @Test(
    "Only a reference with its semicolon is one; pseudo tags survive",
    arguments: [
      "?a=1&order_by=2", "a &lt b", "&sector", "&not_in", "&unknown;", "&;", "&#;", "&#x;", "<sheetId>!A",
      "List<Map<string, any>>",
    ])
  func text(text: String) {
    #expect(InlineMarkup.markdown(bytes(text)) == text)
  }

  @Test("Nothing changes in code")
  func code() {
    #expect(InlineMarkup.markdown(bytes("`<b>x</b>` <b>y</b>")) == "`<b>x</b>` **y**")
  }

  @Test("Blank lines fold into one, trailing blanks go")
  func lines() {
    #expect(InlineMarkup.markdown(bytes("a  \n\n\n\nb\n")) == "a\n\nb")
  }

  @Test(
    "Short cells lose emphasis, code marks and escapes",
    arguments: [
      ("**a**", "a"), ("`a`", "a"), ("string\\[\\]", "string[]"), ("\\-", "-"), ("a_b\\_c", "a_b_c"),
      (" a \n b ", "a b"),
    ])
  func plain(text: String, plain: String) {
    #expect(InlineMarkup.plain(bytes(text)) == plain)
  }
}
