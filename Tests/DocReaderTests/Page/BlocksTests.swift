import Testing

@testable import DocReader

/// The blocks of a page, one a line: kind, whether it stays open, and the text with `⏎` for line ends.
private func blocks(_ text: String) -> String {
  BlockSplitter.blocks(of: bytes(text)).map { block in
    let kind =
      switch block.kind {
      case .heading(let level): "h\(level)"
      case .fence(let info): "fence(\(info))"
      case .html: "html"
      case .prose(let container): container.map { "in \($0)" } ?? "prose"
      }
    let words = block.text.trimmed.string.replacing("\n", with: "⏎")
    return "\(kind)\(block.isClosed ? "" : "…"): \(words)"
  }.joined(separator: "\n")
}

@Suite("A page is split at its marks")
struct BlocksTests {
  @Test("Headings, fences, containers and prose in their order")
  func marks() {
    expect(
      blocks(
        """
        # Pots
        Words.

        ## 请求
        :::html
        <md-table></md-table>
        :::
        ```json
        {}
        ```
        More.
        """),
      """
      h1: Pots
      prose: Words.
      h2: 请求
      html: <md-table></md-table>
      fence(json): {}
      prose: More.
      """)
  }

  @Test("Prose in a container knows which one")
  func containers() {
    expect(
      blocks("::: note\nHot.\n:::\nCold.\n:::warning\nWet.\n:::\n"),
      """
      in note: Hot.
      prose: Cold.
      in warning: Wet.
      """)
  }

  @Test("A container in a cell does not end the block around it")
  func nestedContainer() {
    expect(
      blocks(
        """
        :::html
        <md-table><md-tr><md-td>
        :::note
        Hot.
        :::
        Cold.
        </md-td></md-tr></md-table>
        :::
        Behind.
        """),
      """
      html: <md-table><md-tr><md-td>⏎:::note⏎Hot.⏎:::⏎Cold.⏎</md-td></md-tr></md-table>
      prose: Behind.
      """)
  }

  @Test("Two containers closed by one mark are two blocks")
  func sharedCloser() {
    expect(
      blocks("::: note\n::: html\n<md-table></md-table>\n:::\nBehind.\n"),
      """
      html: <md-table></md-table>
      prose: Behind.
      """)
  }

  @Test("A block ends although the tables in it never do")
  func unclosedTable() {
    expect(
      blocks(":::html\n<md-table><md-tr><md-td>x</md-td></md-tr>\n:::\nBehind.\n"),
      """
      html: <md-table><md-tr><md-td>x</md-td></md-tr>
      prose: Behind.
      """)
  }

  @Test("A container that never closes ends at the next heading, outside of tables")
  func unclosedContainer() {
    expect(
      blocks(":::html\n<md-table></md-table>\n### 请求头\nWords.\n"),
      """
      html…: <md-table></md-table>
      h3: 请求头
      prose: Words.
      """)
  }

  @Test("A heading in a cell is text of the cell")
  func headingInCell() {
    expect(
      blocks(":::html\n<md-table><md-tr><md-td>\n### Not one\n</md-td></md-tr></md-table>\n:::\n"),
      "html: <md-table><md-tr><md-td>⏎### Not one⏎</md-td></md-tr></md-table>")
  }

  @Test("Marks inside code are code", arguments: ["# comment", ":::html", "### 请求头"])
  func marksInCode(mark: String) {
    expect(blocks("```bash\n\(mark)\n```\n"), "fence(bash): \(mark)")
    expect(
      blocks(":::html\n<md-code-json>\n\(mark)\n</md-code-json>\n:::\n"),
      "html: <md-code-json>⏎\(mark)⏎</md-code-json>")
  }

  @Test("A fence that never closes ends at the next heading that names a section")
  func unclosedFence() {
    expect(
      blocks("```json\n{}\n# a comment\n### 错误码\nWords.\n"),
      """
      fence(json)…: {}⏎# a comment
      h3: 错误码
      prose: Words.
      """)
  }

  @Test("A fence closes with as many marks as it opened with")
  func longFence() {
    expect(blocks("````md\n```\ninner\n```\n````\nBehind.\n"), "fence(md): ```⏎inner⏎```\nprose: Behind.")
  }

  @Test("Tildes fence too")
  func tildes() {
    expect(blocks("~~~json\n{}\n~~~\n"), "fence(json): {}")
  }

  @Test("Markup without a container is a block of its own")
  func bareMarkup() {
    expect(
      blocks("Words.\n<md-alert type=\"tip\">Hot.</md-alert>\n## 请求\n"),
      "prose: Words.\nhtml: <md-alert type=\"tip\">Hot.</md-alert>\nh2: 请求")
  }

  @Test("What only looks like a heading is none", arguments: ["#tag", "####### seven", "    # code", "#", "## "])
  func noHeading(text: String) {
    #expect(!blocks(text).hasPrefix("h"))
  }

  @Test("Closing marks of a heading, and headings without a blank before Chinese words")
  func headings() {
    expect(blocks("## 请求 ##\n###请求头\n"), "h2: 请求\nh3: 请求头")
  }
}
