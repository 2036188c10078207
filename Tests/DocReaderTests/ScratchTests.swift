import Testing
import APISpec
import Foundation
@testable import DocReader
@Suite("Scratch") struct ScratchTests {
  @Test func probe() {
    for text in [
      "<md-table><md-tr><md-td>" + String(repeating: "<md-alert>", count: 3000) + "x",
      String(repeating: "<md-table><md-tr><md-td>", count: 3000) + "x",
      "<md-table>words<md-tr>more<md-td>x</md-td>y</md-tr>z</md-table>w",
      "<md-tag>a<md-table><md-tr><md-td>x</md-td></md-tr></md-table>",
      "<md-tooltip>a", "</md-td>x", "<md-code-json>x", "a<md-perm>b</md-alert>c",
    ] { 
      let html = HTMLBlock(bytes(text))
      print("PROBE", text.prefix(50), html.lost.count, html.items.count) }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("specs")
    var pages: [PageText] = []
    for case let url as URL in FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)! where url.pathExtension == "md" {
      pages.append(PageText(path: String(url.path.dropFirst(root.path.count + 1)), bytes: Array(try! Data(contentsOf: url))))
    }
    let reading = read(pages)
    let text = SpecText(reading.spec)
    print(reading.counts)
    for e in reading.spec.endpoints {
      print("##", e.sources.map{$0.path + " " + $0.dialect.rawValue}, e.name, e.name.origin, e.title, e.documentation)
      print(e.access); print("lifecycle", e.lifecycle, "pagination", e.pagination as Any)
      print("summary", e.summary, "| details", e.details.replacing("\n", with: "⏎"))
      print("-- headers"); print(text.text(e.headers)); print("-- path"); print(text.text(e.pathParameters)); print("-- query"); print(text.text(e.queryParameters))
      print("-- request", e.request.kind, e.request.contentType ?? "", e.request.notes.replacing("\n", with: "⏎"), e.request.examples); print(text.text(e.request.fields))
      print("-- response", e.response.kind, e.response.isEnvelopeImplied, e.response.notes.replacing("\n", with: "⏎"), e.response.examples.map(\.mediaType)); print(text.text(e.response.headers)); print(text.text(e.response.fields))
      print("-- errors"); print(e.errorLines)
    }
    for e in reading.spec.events {
      print("##", e.sources.map{$0.path + " " + $0.dialect.rawValue}, e.eventType, e.name as Any, e.envelope, e.delivery, e.appTypes, e.scopes.mode, e.scopes.scopes.map(SpecText.scope), e.fieldScopes.map(SpecText.scope), e.title, e.documentation)
      print(e.summary, "|", e.details)
      print(text.text(e.fields))
    }
    print("-- diagnostics"); for d in reading.diagnostics { print(d) }
    print("-- shapes", reading.spec.shapes.map(\.id.rawValue))
  }
}
