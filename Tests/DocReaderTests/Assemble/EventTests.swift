import APISpec
import Testing

@testable import DocReader

/// An event page of dialect C.
private func eventPage(
  type: String = "tea.pot.filled_v1",
  body: String =
    "schema | string | -\nheader | event_header | -\n  event_id | string | -\nevent | \\- | -\n  pot_id | string | Pot",
  example: String = "", more: [(String, String)] = []
) -> String {
  let basics = [
    ("事件类型", type), ("支持的应用类型", "<md-app-support types=\"custom\"></md-app-support>"),
    ("推送方式", "<md-tag type=\"push-webhook\">Webhook</md-tag>"),
    ("权限要求", "<md-perm name=\"tea:pot\" desc=\"pots\" support_app_types=\"custom\" tags=\"\">pots</md-perm>"),
  ]
  return """
    ---
    title: "Pot filled"
    fullPath: /tea/reference/tea-v1/pot/events/filled
    ---
    # Pot filled

    A pot was filled.{使用示例}(url=/api/tools/api_explore/api_explore_config?project=tea&version=v1&resource=pot&event=filled)

    ## 事件

    \(RawPage.basics(basics + more))

    ### 事件体

    \(body.isEmpty ? "" : RawPage.table("名称 | 类型 | 描述", body))

    ### 事件体示例

    \(example.isEmpty ? "" : RawPage.code(example))

    ### 事件订阅示例代码

    <md-code-tabs><md-code-tab-panel sdkType="java-sdk">Map<String, Object> m = handler.onPot();</md-code-tab-panel></md-code-tabs>
    """
}

@Suite("Event pages")
struct EventTests {
  @Test("Everything of an event")
  func whole() throws {
    let reading = read("filled.md", eventPage())
    let event = try reading.event()
    #expect(event.eventType == "tea.pot.filled_v1")
    #expect(event.name?.description == "tea.v1.pot.filled")
    #expect(event.title == "Pot filled")
    #expect(event.summary == "A pot was filled.")
    #expect(event.documentation.path == "/tea/reference/tea-v1/pot/events/filled")
    #expect(event.appTypes == [.custom])
    #expect(event.delivery == "Webhook" || event.delivery == "`Webhook`")
    #expect(event.scopes.scopes.map(\.name) == ["tea:pot"])
    #expect(event.envelope == .v2)
    expect(
      SpecText(reading.spec).text(event.fields),
      """
      schema: string
      header: #event_header
        event_id: string
      event: #event
        pot_id: string // Pot
      """)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.counts.events == 1)
  }

  @Test("The older wrapping")
  func v1() throws {
    let body =
      "ts | string | -\nuuid | string | -\ntoken | string | -\ntype | string | -\nevent | \\- | -\n  pot_id | string | Pot"
    #expect(try read("filled.md", eventPage(body: body)).event().envelope == .v1)
  }

  @Test("Its example")
  func example() throws {
    let json = "{\"schema\":\"2.0\",\"header\":{\"event_id\":\"1\"},\"event\":{\"pot_id\":\"p\"}}"
    let event = try read("filled.md", eventPage(example: json)).event()
    #expect(event.examples == [ExampleText(title: "事件体示例", text: json)])
  }

  @Test("Without a table the body follows from the example")
  func inferred() throws {
    let reading = read(
      "filled.md", eventPage(body: "", example: "{\"header\": {\"event_type\": \"x\"}, \"event\": {\"pot_id\": \"p\"}}")
    )
    let event = try reading.event()
    #expect(event.envelope == .v2)
    #expect(event.fields.map(\.name) == ["header", "event"])
    #expect(event.fields.allSatisfy { $0.isInferred })
  }

  @Test("Several types in the cell: the first names the event")
  func severalTypes() throws {
    #expect(try read("filled.md", eventPage(type: "pot_filled、pot_filledV2")).event().eventType == "pot_filled")
  }

  @Test("An event in dialect D")
  func converted() throws {
    let text = """
      ---
      title: "Pot filled"
      fullPath: /tea/reference/tea-v1/pot/events/filled
      ---
      # Pot filled

      A pot was filled.

      ## 事件

      | 基本 | |
      | --- | --- |
      | 事件类型 | tea.pot.filled_v1 |
      | 推送方式 | Webhook |

      ### 事件体

      | 名称 | 类型 | 描述 |
      | --- | --- | --- |
      | `header` | `event_header` | - |
      | &nbsp;&nbsp;└ `event_id` | `string` | Id |
      | `event` | `\\-` | - |
      | &nbsp;&nbsp;└ `pot_id` | `string` | Pot |
      """
    let reading = read("filled.md", text)
    expect(
      SpecText(reading.spec).text(try reading.event().fields),
      "header: #event_header\n  event_id: string // Id\nevent: #event\n  pot_id: string // Pot")
    #expect(try reading.event().name == nil)
  }

  @Test("A hand-written page has no basics: its example names the event")
  func handWritten() throws {
    let text = """
      ---
      title: "Pot broken"
      fullPath: /tea/event/pot-broken
      ---
      # Pot broken

      A pot broke.

      **回调示例：**

      ```json
      {
        "uuid": "1", // once
        "event": {"type": "pot_broken", "pot_id": "p"},
        "type": "event_callback"
      }
      ```
      """
    let event = try read("event/pot-broken.md", text).event()
    #expect(event.eventType == "pot_broken")
    #expect(event.envelope == .v1)
  }

  @Test("Its body may be a table with marks of nesting")
  func handWrittenTable() throws {
    let text = """
      # Pot broken

      **事件体**

      | 字段 | 类型 | 描述 |
      | --- | --- | --- |
      | event | object | Event |
      | ∟type | string | Type |

      **回调示例**

      ```json
      {"uuid": "1", "event": {"type": "pot_broken"}}
      ```
      """
    let reading = read("tea/event/pot-broken.md", text)
    expect(SpecText(reading.spec).text(try reading.event().fields), "event: #event // Event\n  type: string // Type")
  }

  @Test("Two pages of one event: the newer one counts, in another dialect it only adds a source")
  func twoPages() throws {
    let newer = eventPage().replacing("title:", with: "updateTime: 2\ntitle:").replacing(
      "A pot was", with: "One pot was")
    let reading = read([page("a.md", eventPage()), page("b.md", newer)])
    #expect(try reading.event().summary == "One pot was filled.")
    #expect(try reading.event().sources.map(\.path) == ["b.md", "a.md"])
    #expect(reading.rules == [.endpointsCollide])
  }
}

@Suite("Pages that document no API")
struct GuideTests {
  @Test(
    "Guides, overviews and lists are skipped without noise",
    arguments: [
      "# Brewing\n\nWords.\n", "# Sizes\n\n| 取值 | 描述 |\n| --- | --- |\n| 1 | small |\n",
      "# Overview\n\n| 操作 | HTTP Method | HTTP URL |\n| --- | --- | --- |\n| Fill | POST | https://open.feishu.cn/a |\n| Drop | DELETE | https://open.feishu.cn/b |\n",
      "# Overview\n\n| 基本 | |\n| --- | --- |\n| HTTP URL | https://open.feishu.cn/a |\n| HTTP Method | POST |\n| HTTP URL | https://open.feishu.cn/b |\n| HTTP Method | GET |\n",
      "# FAQ\n\n```json\n{never closed\n", ":::html\n<md-table><md-tr><md-td>a\n",
      "# Errors\n\n### 错误码\n\n| 错误码 | 描述 |\n| --- | --- |\n| x | y |\n",
      "# Data\n\n| 名称 | 类型 | 描述 |\n| --- | --- | --- |\n| a | nonsense type | A |\n", "---\ntitle: x\n---\n",
    ])
  func guides(text: String) {
    let reading = read("guide.md", text)
    #expect(reading.counts == with(PageCounts()) { $0.guides = 1 })
    #expect(reading.diagnostics.isEmpty, "\(reading.findings)")
    #expect(reading.spec == APISpec())
  }

  private func with(_ counts: PageCounts, _ change: (inout PageCounts) -> Void) -> PageCounts {
    var counts = counts
    change(&counts)
    return counts
  }
}
