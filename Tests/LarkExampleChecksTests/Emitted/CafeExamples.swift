// What the emitter writes to test the examples of one service, by hand: it stands beside `Documents/Cafe.json`.
import Foundation
import LarkExampleChecks
import LarkRuntime
import Testing

@Suite("Documented examples of cafe")
struct CafeExamples {
  static let file = ExampleFile("Cafe", in: .module)

  static let responses: [ResponseExample] = [
    ResponseExample("cafe.v1.order.get response 1", Cafe.V1.Order.GetResponse.self),
    ResponseExample("cafe.v1.order.get response 2", Cafe.V1.Order.GetResponse.self),
    ResponseExample("cafe.v1.order.list response 1", [Cafe.V1.Order.OrderView].self, .bare),
  ]

  static let requests: [RequestExample] = [
    RequestExample("cafe.v1.order.create request 1", orderCreate1),
    RequestExample("cafe.v1.order.create request 2", orderCreate2),
  ]

  @Test("are decoded whole", arguments: responses)
  func decodes(_ example: ResponseExample) {
    let differences = Self.file.differences(example)
    #expect(differences.isEmpty, "\(differences)")
  }

  @Test("are encoded as they stand there", arguments: requests)
  func encodes(_ example: RequestExample) {
    let differences = Self.file.differences(example)
    #expect(differences.isEmpty, "\(differences)")
  }

  @Test("are all checked, once")
  func complete() {
    let gaps = Self.file.gaps(Self.responses, Self.requests)
    #expect(gaps.isEmpty, "\(gaps)")
  }
}

extension CafeExamples {
  private static func orderCreate1() -> any WireWritable {
    Cafe.V1.Order.CreateBody(table: 7) {
      $0.guests = [
        .init {
          $0.name = "Ann"
          $0.diet = .null
        },
        .init {
          $0.name = "Bo"
          $0.diet = "vegan"
        },
        .init(),
      ]
      $0.tip = 1.50
    }
  }

  private static func orderCreate2() -> any WireWritable {
    Cafe.V1.Order.CreateBody(table: 1) {
      $0.guests = []
    }
  }
}
