import APISpec
import Foundation
import TestPrograms
import TestValues
import Testing

@Suite("larkspur mock")
struct MockCommandTests {
  @Test("it becomes the server: signals reach it, and its status is the program's", arguments: [SIGTERM, SIGINT])
  func becomesServer(signal: Int32) async throws {
    let server = try MockProcess(TeaSpec.spec, ["--port", "0"], through: ["larkspur", "mock"])
    #expect(try await server.client.send("GET", "/open-apis/nothing").status == 404)
    #expect(server.end(signal) == 0)
  }

  @Test(
    "the server's own refusals come through",
    arguments: [(["--latency", "x"], 2), (["nowhere"], 3)] as [([String], Int32)])
  func refusals(arguments: [String], status: Int32) throws {
    let server = try MockProcess(TeaSpec.spec, arguments, through: ["larkspur", "mock"])
    #expect(server.announcement.isEmpty)
    #expect(server.end(0) == status)
  }

  @Test("without the server beside it, the program says how to get it")
  func missing() throws {
    let folder = try TemporaryFolder()
    let program = BuiltProgram("larkspur").url.path
    // Better a link: a copy cannot be started while a process that another test forks still has it open for writing.
    do {
      try FileManager.default.linkItem(atPath: program, toPath: folder("larkspur"))
    } catch {
      try FileManager.default.copyItem(atPath: program, toPath: folder("larkspur"))
    }
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(fileURLWithPath: folder("larkspur"))
    process.arguments = ["mock", "specs"]
    process.standardError = errors
    try process.run()
    let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 4)
    #expect(complaint.contains("swift build --product larkspur-mock"))
  }

  @Test("pages with errors are served as far as they can be, which is said")
  func brokenPages() throws {
    let folder = try TemporaryFolder()
    try Data([0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: folder("broken.md")))
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: BuiltProgram("larkspur-mock").url.path)
    process.arguments = [folder("broken.md"), "--port", "0"]
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // The server is there when it has said where.
    _ = output.fileHandleForReading.availableData
    process.terminate()
    process.waitUntilExit()
    let warning = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(warning.hasPrefix("larkspur-mock: warning: The pages hold 1 error"))
    #expect(process.terminationStatus == 0)
  }
}
