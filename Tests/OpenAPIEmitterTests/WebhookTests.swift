import APISpec
import Testing

@testable import OpenAPIEmitter

@Suite("Events")
struct WebhookTests {
  @Test("an event is a webhook whose body is the message")
  func webhook() {
    var event = Event(eventType: "tea.pot.emptied_v1", title: "Pot emptied", envelope: .v2)
    event.name = EndpointName(project: "tea", version: "v1", resource: "pot", method: "emptied", origin: .derived)
    event.summary = "Somebody drank it."
    event.delivery = "webhook"
    event.appTypes = [.custom]
    event.scopes = ScopeRequirement(scopes: [Scope(name: "tea:pot")])
    event.fields = [Field(name: "schema", type: .string), Field(name: "event", type: .object("tea.v1.pot"))]
    event.examples = [ExampleText(text: #"{"schema":"2.0"}"#)]
    let document = Tea.document(events: [event], shapes: [Shape(id: "tea.v1.pot")])
    #expect(document["paths"] == .object([]))
    #expect(document["tags"] == [["name": "tea"]])
    #expect(
      document["webhooks"]?.pretty == """
        {
          "tea.pot.emptied_v1": {
            "post": {
              "operationId": "event.tea.pot.emptied_v1",
              "tags": [
                "tea"
              ],
              "summary": "Pot emptied",
              "description": "Somebody drank it.",
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "properties": {
                        "schema": {
                          "type": "string"
                        },
                        "event": {
                          "$ref": "#/components/schemas/tea.v1.pot"
                        }
                      }
                    },
                    "example": {
                      "schema": "2.0"
                    }
                  }
                }
              },
              "responses": {
                "200": {
                  "description": "The app has taken the event."
                }
              },
              "x-feishu-event-type": "tea.pot.emptied_v1",
              "x-feishu-event-envelope": "v2",
              "x-feishu-delivery": "webhook",
              "x-feishu-scopes": [
                "tea:pot"
              ],
              "x-feishu-app-types": [
                "custom"
              ]
            }
          }
        }
        """)
  }

  @Test("of two events with one type the first current one is the webhook, the other stands beside it")
  func sameType() {
    var old = Event(eventType: "emptied", title: "Old", envelope: .v1)
    old.lifecycle = Lifecycle(.historic)
    let document = Tea.document(events: [
      old, Event(eventType: "emptied", title: "New"), Event(eventType: "", title: "Filled"),
    ])
    #expect(document["webhooks"]?.keys == ["Filled", "emptied"])
    let emptied = document["webhooks"]?["emptied"]
    #expect(emptied?["post"]?["summary"] == "New")
    #expect(emptied?["post"]?["operationId"] == "event.emptied")
    #expect(emptied?["x-feishu-alternates"]?.items.map { $0["operation"]?["summary"] } == ["Old"])
    #expect(Set(document.all("operationId")).count == 3)
  }
}
