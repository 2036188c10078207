import Foundation
@_spi(Generated) import LarkRuntime

/// One piece of work of the transfer benchmark, in a process of its own, so that the memory is that of this work.
struct TransferClient {
  /// What is measured.
  enum Work: String, CaseIterable {
    /// A file as a part of a form, with progress.
    case upload
    /// A file to the disk, with progress.
    case download
    /// Small calls, 16 at a time.
    case calls
  }

  /// Which transport does it.
  enum Way: String, CaseIterable {
    case curl, urlSession

    var transport: (any HTTPTransport)? {
      switch self {
      case .urlSession: return URLSessionTransport()
      case .curl:
        #if os(Linux)
          return CurlTransport()
        #else
          return nil
        #endif
      }
    }
  }

  /// What a piece of work took.
  struct Measure: Codable {
    var seconds: Double
    var cpu: Double
    var peakMegabytes: Double
  }

  /// Something arrived otherwise than it was sent.
  struct Incomplete: Error, CustomStringConvertible {
    let description: String
  }

  let work: Work
  let lark: LarkClient
  /// Bytes, or calls.
  let size: Int
  let file: URL

  init?(_ words: [String]) {
    guard words.count == 5, let work = Work(rawValue: words[0]), let transport = Way(rawValue: words[1])?.transport,
      let size = Int(words[2]), let server = URL(string: words[3])
    else { return nil }
    self.work = work
    self.size = size
    file = URL(fileURLWithPath: words[4])
    var configuration = ClientConfiguration(transport: transport, timeout: nil, retries: .never)
    configuration.limitsCalls = false
    lark = LarkClient(app: .tokens(.tenant("t")), region: .custom(server), configuration: configuration)
  }

  func measure() async throws -> Measure {
    let cpu = BenchmarkRounds.cpuTime
    let start = ContinuousClock.now
    switch work {
    case .upload: try await upload()
    case .download: try await download()
    case .calls: try await makeCalls()
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return Measure(seconds: seconds, cpu: BenchmarkRounds.cpuTime - cpu, peakMegabytes: Self.peakMegabytes)
  }
}

// MARK: Work

extension TransferClient {
  /// The form of the upload: one field, and the file.
  private struct Form: FormEncodable {
    let file: UploadFile

    func encode(into form: inout FormBodyWriter) {
      form.field("file_name", file.name)
      form.file("file", file)
    }
  }

  private func upload() async throws {
    var call = EndpointCall(Endpoint("bench.upload", .post, "/upload", tokens: .tenant))
    call.multipart(Form(file: try .file(at: file)))
    let answer: JSONAny = try await lark.send(call, CallOptions(onUploadProgress: { _ in }))
    guard let count = answer["count"]?.int64, count > size else {
      throw Incomplete(description: "The server got \(answer) instead of \(size) bytes and the form around them.")
    }
  }

  private func download() async throws {
    var call = EndpointCall(Endpoint("bench.get", .get, "/file/{size}", tokens: .tenant, response: .binary))
    call.path("size", size)
    try await lark.download(call, .standard).write(to: file) { _ in }
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    guard attributes[.size] as? Int == size else {
      throw Incomplete(description: "The file has \(attributes[.size] ?? "no") bytes instead of \(size).")
    }
  }

  private func makeCalls() async throws {
    let call = EndpointCall(Endpoint("bench.call", .post, "/call", tokens: .tenant))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<16 {
        group.addTask {
          for _ in 0..<size / 16 { try await lark.perform(call, .standard) }
        }
      }
      try await group.waitForAll()
    }
  }
}

// MARK: Memory

extension TransferClient {
  /// The most memory that this process has had. What `getrusage` says on Linux includes whoever started it.
  private static var peakMegabytes: Double {
    #if os(Linux)
      let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? 0) / 1024
    #else
      return Double(BenchmarkRounds.peak)
    #endif
  }
}
