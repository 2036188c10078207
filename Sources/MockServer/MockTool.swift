import APISpec
import Foundation
import MockBehaviour
import Workspace

/// The program: reads the inputs, serves until a signal comes, and ends with the exit statuses of `larkspur`.
enum MockTool {
  static func run(_ arguments: [String]) async -> Int32 {
    do {
      let options = try ServerOptions.parse(arguments)
      let spec = try await spec(of: options)
      try await serve(spec, options)
      return 0
    } catch {
      try? StandardStream.error.write(Array("larkspur-mock: error: \("\(error)".printableLine)\n".utf8))
      switch error {
      case is OptionError: return 2
      case is WorkspaceError: return 3
      case ServerError.mixedInputs, ServerError.severalIRFiles: return 2
      default: return 4
      }
    }
  }

  /// What the inputs document. An input that cannot be read is an error: half a server would answer 404 to the rest.
  private static func spec(of options: ServerOptions) async throws -> APISpec {
    let workspace = Workspace(
      jobs: options.jobs ?? Workspace.defaultJobs, hosts: PlatformHosts(allowing: options.hosts))
    let found = workspace.find(options.inputs)
    if let problem = found.problems.first { throw problem }
    if let ir = found.irFiles.first {
      if !found.pages.isEmpty { throw ServerError.mixedInputs(ir: ir.location) }
      if found.irFiles.count > 1 { throw ServerError.severalIRFiles(ir.location, found.irFiles[1].location) }
      let reading = try workspace.read(ir)
      for diagnostic in reading.diagnostics { warn("\(diagnostic.message) The server lacks the endpoint.") }
      return reading.spec
    }
    let reading = await workspace.read(found.pages)
    if let problem = reading.problems.first { throw problem }
    let errors = reading.diagnostics.count { $0.rule.severity == .error }
    if errors > 0 {
      warn(
        "The pages hold \(errors == 1 ? "1 error" : "\(errors) errors"), and the server lacks what they document; "
          + "'larkspur lint' lists them.")
    }
    return reading.spec
  }

  private static func warn(_ sentence: String) {
    try? StandardStream.error.write(Array("larkspur-mock: warning: \(sentence.spellingInvisibles())\n".utf8))
  }

  private static func serve(_ spec: APISpec, _ options: ServerOptions) async throws {
    // Before the port is told to anyone, so that no signal is missed.
    let signals = StopSignals()
    let log = try RequestLog(file: options.log, isQuiet: options.isQuiet)
    let platform = MockPlatform(spec, settings: options.platform, clock: HTTPServer.now)
    let server = HTTPServer(platform, log: log, limits: options.connections)
    let port = try server.start(port: options.port)
    try StandardStream.output.write(Array("listening on http://127.0.0.1:\(port)\n".utf8))
    await signals.wait()
    server.stop()
  }
}

/// The signals that ask the server to stop.
struct StopSignals {
  private let arrivals: AsyncStream<Int32>
  private let sources: [any DispatchSourceSignal]

  /// Returns when no signal can be missed any more: a source listens only a while after it was told to.
  init() {
    let (arrivals, continuation) = AsyncStream<Int32>.makeStream()
    self.arrivals = arrivals
    let listening = DispatchGroup()
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { continuation.yield(number) }
      listening.enter()
      source.setRegistrationHandler { listening.leave() }
      source.resume()
      return source
    }
    listening.wait()
  }

  func wait() async {
    for await _ in arrivals { break }
    for source in sources { source.cancel() }
  }
}
