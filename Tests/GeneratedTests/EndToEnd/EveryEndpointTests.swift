import LarkExampleCalls
import LarkExampleChecks
import LarkRuntime
import Testing

@Suite("Every endpoint, against the mock server", .timeLimit(.minutes(5)))
struct EveryEndpointTests {
  @Test("takes the documented request and answers as documented")
  func examples() async throws {
    let platform = try MockedPlatform(["--list-length", "0"])
    let lark = try await ExampleRun.client(of: platform.url)
    let report = await ExampleRun(DocumentedExamples.all).report(by: lark)
    #expect(report.share == 1, "\(report)")
    #expect(report.uncalled.isEmpty, "\(report)")
    let documented = try GeneratedSources.endpointIDs()
    #expect(Set(calls.map(\.endpoint.id)) == documented)
    #expect(try platform.mock.log.allSatisfy { $0.violations.isEmpty && $0.isCarriedOut })
  }

  @Test("tells each of its documented errors with its row and advice")
  func errors() async throws {
    let platform = try MockedPlatform()
    var count = 0
    for call in calls {
      for row in call.endpoint.documentedErrors where row.code != 0 {
        let lark = try await ExampleRun.client(of: platform.url) {
          $0.middlewares.append(Wishes(["error=\(row.code)"], for: call.endpoint.id))
        }
        let error = await #expect(throws: LarkError.self, "\(call.endpoint.id) \(row.code)") {
          _ = try await call(lark)
        }
        #expect(error?.kind == .refused && error?.code == row.code, "\(call.endpoint.id): \(error.debugDescription)")
        let documented = try #require(error?.documented, "\(call.endpoint.id) \(row.code)")
        #expect(call.endpoint.documentedErrors.contains(documented) && documented.code == row.code)
        #expect(error?.message == documented.message)
        #expect(error?.advice ?? "" == documented.advice)
        #expect(error?.logID?.hasPrefix("mock") == true)
        count += 1
      }
    }
    #expect(count > 60)
  }

  @Test("survives an answer whose fields are of other kinds, and says where; strictly it is an error")
  func wrongKinds() async throws {
    let platform = try MockedPlatform(["--list-length", "0"])
    for call in calls where call.answer != nil && call.endpoint.response == .enveloped {
      let mismatches = Mismatches()
      let lark = try await ExampleRun.client(of: platform.url) {
        $0.middlewares.append(Wishes(["wrong-kinds"], for: call.endpoint.id))
        $0.decoding.onMismatch = mismatches.add
      }
      _ = try await call(lark)
      #expect(mismatches.all.allSatisfy { $0.endpoint == call.endpoint.id && $0.path.hasPrefix("$.data") })
      guard !mismatches.all.isEmpty else { continue }
      let strict = try await ExampleRun.client(of: platform.url) {
        $0.middlewares.append(Wishes(["wrong-kinds"], for: call.endpoint.id))
        $0.decoding = .strict
      }
      let error = await #expect(throws: LarkError.self) { _ = try await call(strict) }
      #expect(error?.kind == .unreadable && error?.cause is DecodingMismatch)
    }
  }

  private var calls: [ExampleCall] { DocumentedExamples.all.flatMap(\.calls) }
}
