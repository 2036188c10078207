import MockBehaviour
import Testing

@testable import larkspur
@testable import larkspur_mock

@Suite("Options of the server")
struct OptionTests {
  @Test("everything can be said, with or without an equals sign")
  func all() throws {
    let options = try ServerOptions.parse([
      "specs", "--port=80", "--latency", "5-9", "--fail-rate=0.5", "--rate-limit", "3/minute", "--token-lifetime", "7",
      "--list-length=0", "--file-size", "12", "--connections", "20", "--connections-per-address=5",
      "--connection-timeout=3", "--seed=4", "--log", "l", "--quiet", "--jobs=2", "--", "--odd",
    ])
    #expect(options.inputs == ["specs", "--odd"])
    #expect(options.port == 80)
    #expect(options.platform.mishaps.latency == 5...9)
    #expect(options.platform.mishaps.failRate == 0.5)
    #expect(options.platform.mishaps.rateLimit == MockRateLimit(calls: 3, window: 60_000))
    #expect(options.platform.mishaps.seed == 4)
    #expect(options.platform.tokenLifetime == 7)
    #expect(options.platform.listLength == 0)
    #expect(options.platform.fileSize == 12)
    #expect(options.connections == ConnectionLimits(connections: 20, perAddress: 5, timeout: 3))
    #expect(options.log == "l")
    #expect(options.isQuiet)
    #expect(options.jobs == 2)
  }

  @Test(
    "values that mean nothing are refused",
    arguments: [
      (ServerOptions.Name.port, "65536"), (.latency, "5-"), (.latency, "9-5"), (.latency, "-5"), (.seed, "-1"),
      (.failRate, "1.1"), (.failRate, "nan"), (.rateLimit, "0/second"), (.tokenLifetime, "-1"), (.listLength, "x"),
      (.fileSize, ""), (.latency, "0-9223372036854775807"), (.tokenLifetime, "9223372036854775807"),
      (.listLength, "9223372036854775807"), (.fileSize, "9223372036854775808"), (.connections, "0"),
      (.connectionsPerAddress, "0"), (.connectionTimeout, "0"), (.jobs, "0"), (.log, ""), (.quiet, "yes"),
    ])
  func badValues(name: ServerOptions.Name, value: String) {
    #expect(throws: OptionError.badValue(value, name)) {
      try ServerOptions.parse(["specs", "--\(name.rawValue)=\(value)"])
    }
  }

  @Test("unknown options, missing values and a missing input are refused in full sentences")
  func refusals() {
    for arguments in [["specs", "--prot", "1"], ["specs", "--port"], ["--port", "1"], []] {
      let error = #expect(throws: OptionError.self) { try ServerOptions.parse(arguments) }
      #expect(error?.description.hasSuffix(".") == true || error?.description.hasSuffix("?") == true)
    }
  }

  @Test("larkspur mock passes every option on as the server reads it")
  func passedOn() throws {
    let values: [larkspur.OptionName: String] = [
      .port: "80", .latency: "5", .failRate: "0.5", .rateLimit: "3", .tokenLifetime: "7", .listLength: "1",
      .fileSize: "12", .connections: "20", .connectionsPerAddress: "5", .connectionTimeout: "3", .seed: "4", .log: "l",
      .allowHost: "tea.example.com",
    ]
    var invocation = Invocation(.mock)
    for option in CommandName.mock.entry.options {
      let value: String = try #require(values[option.name])
      invocation[option.name] = value
    }
    invocation[.jobs] = "3"
    invocation[.quiet] = ""
    invocation.operands = ["--odd"]
    let options = try ServerOptions.parse(MockCommand.arguments(invocation))
    #expect(options.inputs == ["--odd"])
    #expect(options.platform.fileSize == 12)
    #expect(options.jobs == 3)
    #expect(options.hosts == ["tea.example.com"])
    #expect(options.isQuiet)
    let names = Set((CommandName.mock.entry.options.map(\.name) + [.jobs, .quiet]).map(\.rawValue))
    #expect(names == Set(ServerOptions.Name.allCases.map(\.rawValue)))
  }
}
