import CAllocationCount
import Foundation
import LarkApproval
import LarkRuntime

/// The emitted type that is measured: the largest response of specs/. Nothing else in the benchmark names it.
typealias EmittedContent = ApprovalService.V2.CcResource.SearchResponse

/// Decodes one large response with LarkRuntime and with `JSONDecoder`, in turns.
struct DecodeBenchmark {
  /// Nothing can be compared where the two do not read the same.
  struct Disagreement: Error, CustomStringConvertible {
    var description: String { "LarkRuntime and JSONDecoder read different values from one response." }
  }

  /// How large the response is, in bytes.
  static let size = 1_000_000
  /// How often one measured piece of work decodes it.
  static let repetitions = 10

  private let bytes: [UInt8]
  private let data: Data

  init() throws {
    bytes = Array(Self.response(of: Self.size).utf8)
    data = Data(bytes)
    let emitted = try decodeEmitted()
    let codable = try decodeCodable()
    guard emitted.ccList?.count == codable.ccList?.count,
      emitted.ccList?.map(\.cc?.title) == codable.ccList?.map(\.cc?.title),
      emitted.ccList?.map(\.instance?.endTime) == codable.ccList?.map(\.instance?.endTime)
    else { throw Disagreement() }
  }

  /// What a client does with the bytes of a response.
  func decodeEmitted() throws -> EmittedContent {
    guard let content = try EmittedContent.read(ResponseContent(of: bytes, .enveloped).value) else {
      throw Disagreement()
    }
    return content
  }

  func decodeCodable() throws -> CodableCopySearch {
    try JSONDecoder().decode(CodableEnvelope<CodableCopySearch>.self, from: data).data
  }
}

// MARK: Measuring

extension DecodeBenchmark {
  func printMeasures(rounds: Int) throws {
    print("\(bytes.count) bytes, \(rounds) rounds of \(Self.repetitions), medians of CPU time")
    let (codable, emitted) = try measureTimes(rounds: rounds)
    let codableMemory = try Self.allocations { _ = try decodeCodable() }
    let emittedMemory = try Self.allocations { _ = try decodeEmitted() }
    print(line("JSONDecoder, synthesized Codable", codable, of: codable, codableMemory))
    print(line("LarkRuntime, emitted model", emitted, of: codable, emittedMemory))
  }

  /// Seconds of one decoding: medians over rounds, each with both in turn.
  private func measureTimes(rounds: Int) throws -> (codable: [Double], emitted: [Double]) {
    var codable: [Double] = []
    var emitted: [Double] = []
    // The first round warms up.
    for round in 0...rounds {
      let first = try seconds { _ = try decodeCodable() }
      let second = try seconds { _ = try decodeEmitted() }
      guard round > 0 else { continue }
      codable.append(first)
      emitted.append(second)
    }
    return (codable, emitted)
  }

  private func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = BenchmarkRounds.cpuTime
    for _ in 0..<Self.repetitions { try work() }
    return (BenchmarkRounds.cpuTime - start) / Double(Self.repetitions)
  }

  /// What one decoding asks of the allocator, result included; nil where that cannot be counted.
  private static func allocations(_ work: () throws -> Void) rethrows -> AllocationTotals? {
    guard AllocationCountIsPossible() else { return nil }
    AllocationCountBegin()
    try work()
    return AllocationCountEnd()
  }

  private func line(
    _ name: String, _ own: [Double], of yardstick: [Double], _ memory: AllocationTotals?
  ) -> String {
    let time = BenchmarkRounds.median(own)
    let speed = BenchmarkRounds.median(zip(yardstick, own).map { $0 / $1 })
    let allocations =
      memory.map { String(format: "%7d allocations %6.2f MB allocated", $0.count, Double($0.bytes) / 1e6) }
      ?? "allocations not counted on this platform"
    return String(format: "%8.2f ms %6.0f MB/s %5.2f x  ", time * 1e3, Double(bytes.count) / 1e6 / time, speed)
      + allocations + "  " + name
  }
}

// MARK: The response

extension DecodeBenchmark {
  /// A response of at least so many bytes, the same in every run.
  private static func response(of size: Int) -> String {
    var items: [String] = []
    var length = 0
    while length < size {
      let item = item(items.count)
      items.append(item)
      length += item.utf8.count + 1
    }
    return #"{"code":0,"msg":"success","data":{"count":\#(items.count),"cc_list":["#
      + items.joined(separator: ",") + "]}}"
  }

  private static func item(_ number: Int) -> String {
    let names = ["出差申请", "Paper and pens", "值班调换", "New bicycle stand"]
    let titles = ["春季团建的费用", "Three chairs for the \\\"quiet\\\" room", "搬到二楼\\n下周一", "Lamp, again"]
    let code = "LARK-\(number * 7919 % 100_003)-DEMO-\(number)"
    let start = 1_735_689_600_000 + number * 61_003
    let end = number % 5 == 0 ? "null" : "\(start + 7_200_000)"
    let external = number % 3 == 0 ? #""is_external":true,"external":{"batch_cc_read":true}"# : #""is_external":false"#
    return #"{"approval":{"code":"\#(code)","name":"\#(names[number % 4])",\#(external)},"#
      + #""group":{"external_id":"group-\#(number % 40)","name":"行政 \#(number % 40)"},"#
      + #""instance":{"code":"\#(code)-I","user_id":"user\#(number % 900)","start_time":\#(start),"end_time":\#(end),"#
      + #""status":"\#(number % 2 == 0 ? "APPROVED" : "PENDING")","#
      + #""link":{"pc_link":"https://example.com/pc/\#(code)","mobile_link":"https://example.com/m/\#(code)"}},"#
      + #""cc":{"user_id":"user\#(number % 700)","create_time":\#(start + 60_000),"read_status":"UNREAD","#
      + #""title":"\#(titles[number % 4])"}}"#
  }
}
