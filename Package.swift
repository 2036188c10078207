// swift-tools-version: 6.1
import Foundation
import PackageDescription

/// The folders of Generated/ that are modules: what `make generate` wrote last.
let generated = try FileManager.default.contentsOfDirectory(atPath: Context.packageDirectory + "/Generated")
  .filter { $0.hasPrefix("Lark") && !$0.hasPrefix("LarkExample") }.sorted()

let package = Package(
  name: "larkspur",
  platforms: [.macOS(.v15), .iOS(.v18)],
  products: [
    .executable(name: "larkspur", targets: ["larkspur"]),
    .executable(name: "larkspur-mock", targets: ["larkspur-mock"]),
    .library(name: "APISpec", targets: ["APISpec"]),
    .library(name: "DocReader", targets: ["DocReader"]),
    .library(name: "LarkRuntime", targets: ["LarkRuntime"]),
    .library(name: "SwiftEmitter", targets: ["SwiftEmitter"]),
    .library(name: "LarkExampleChecks", targets: ["LarkExampleChecks"]),
    .plugin(name: "LarkspurCommand", targets: ["LarkspurCommand"]),
    .plugin(name: "LarkspurGenerate", targets: ["LarkspurGenerate"]),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
    ),
    .systemLibrary(
      name: "CMicroHTTPD",
      pkgConfig: "libmicrohttpd",
      providers: [.apt(["libmicrohttpd-dev"]), .brew(["libmicrohttpd"])]
    ),
    .systemLibrary(
      name: "CCurl",
      pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]
    ),
    .target(name: "CAllocationCount"),
    .target(name: "PlatformVocabulary"),
    .target(name: "StrictJSON"),
    .target(name: "APISpec", dependencies: ["PlatformVocabulary", "StrictJSON"]),
    .target(name: "DocReader", dependencies: ["APISpec", "CLibXML2"]),
    .target(
      name: "LarkRuntime",
      dependencies: ["PlatformVocabulary", "StrictJSON", .target(name: "CCurl", condition: .when(platforms: [.linux]))]),
    .target(name: "LarkExampleChecks", dependencies: ["LarkRuntime"]),
    .target(name: "MockBehaviour", dependencies: ["APISpec", "PlatformVocabulary"]),
    .target(name: "OpenAPIEmitter", dependencies: ["APISpec"]),
    .target(name: "SwiftEmitter", dependencies: ["APISpec"]),
    .target(name: "SpecDiff", dependencies: ["APISpec"], exclude: ["Reports/larkspur-diff.schema.json"]),
    .target(name: "Releases", dependencies: ["APISpec", "SpecDiff", "SwiftEmitter"]),
    .target(name: "Workspace", dependencies: ["APISpec", "DocReader", "OpenAPIEmitter", "SwiftEmitter"]),
    .target(name: "PortalSync", dependencies: ["Workspace", "LarkRuntime", "APISpec"]),
    .executableTarget(
      name: "larkspur",
      dependencies: [
        "PortalSync", "Workspace", "OpenAPIEmitter", "Releases", "SpecDiff", "SwiftEmitter", "DocReader", "APISpec",
      ],
      path: "Sources/LarkspurCLI"),
    .plugin(
      name: "LarkspurCommand",
      capability: .command(
        intent: .custom(
          verb: "larkspur", description: "Generate, check and compare SDKs of the Feishu/Lark Open Platform"),
        permissions: [.writeToPackageDirectory(reason: "It writes the generated sources and reports that you ask for.")]
      ),
      dependencies: ["larkspur"]),
    .plugin(name: "LarkspurGenerate", capability: .buildTool(), dependencies: ["larkspur"]),
    .executableTarget(
      name: "larkspur-mock", dependencies: ["MockBehaviour", "Workspace", "APISpec", "CMicroHTTPD"],
      path: "Sources/MockServer"),
    .executableTarget(
      name: "larkspur-bench",
      dependencies: [
        "DocReader", "CLibXML2", "LarkRuntime", "LarkApproval", "LarkBase", "LarkDrive", "LarkIM", "LarkTask",
        "CAllocationCount", "TestPrograms", "TestValues",
      ],
      path: "Sources/Benchmarks"),
    .executableTarget(
      name: "larkspur-fuzz",
      dependencies: [
        "Workspace", "SwiftEmitter", "DocReader", "OpenAPIEmitter", "APISpec", "LarkRuntime", "PlatformVocabulary",
        "TestValues",
      ],
      path: "Sources/Fuzz"),
    .executableTarget(
      name: "larkspur-example",
      dependencies: ["LarkRuntime", "LarkApproval", "LarkContact", "LarkCorehr", "LarkDrive", "LarkIM"],
      path: "Sources/Example"),
    .target(name: "TestValues", dependencies: ["APISpec", "MockBehaviour"], path: "Tests/TestValues"),
    .target(name: "TestPrograms", dependencies: ["LarkRuntime", "TestValues"], path: "Tests/TestPrograms"),
    .testTarget(name: "PlatformVocabularyTests", dependencies: ["PlatformVocabulary", "TestValues"]),
    .testTarget(name: "APISpecTests", dependencies: ["APISpec", "TestValues"]),
    .testTarget(
      name: "DocReaderTests", dependencies: ["DocReader", "APISpec", "TestValues"],
      exclude: ["Golden"]),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "APISpec", "DocReader", "LarkExampleChecks", "LarkRuntime", "SwiftEmitter", "LarkCorehr", "LarkDrive", "LarkIM",
        "larkspur", "TestPrograms", "TestValues",
      ]),
    .testTarget(name: "PluginTests", dependencies: ["SwiftEmitter", "TestPrograms", "TestValues"]),
    .testTarget(
      name: "LarkRuntimeTests",
      dependencies: ["LarkRuntime", "PlatformVocabulary", "LarkCorehr", "TestPrograms", "TestValues"]),
    .testTarget(
      name: "LarkExampleChecksTests", dependencies: ["LarkExampleChecks", "LarkRuntime", "TestValues"],
      resources: [.copy("Documents")]),
    .testTarget(
      name: "PortalSyncTests",
      dependencies: ["PortalSync", "Workspace", "DocReader", "LarkRuntime", "APISpec", "TestPrograms", "TestValues"]),
    .testTarget(name: "MockBehaviourTests", dependencies: ["MockBehaviour", "APISpec"]),
    .testTarget(
      name: "MockServerTests",
      dependencies: ["larkspur-mock", "larkspur", "MockBehaviour", "APISpec", "TestPrograms", "TestValues"]),
    .testTarget(name: "OpenAPIEmitterTests", dependencies: ["OpenAPIEmitter", "APISpec"]),
    .testTarget(
      name: "SpecDiffTests",
      dependencies: ["SpecDiff", "APISpec", "SwiftEmitter", "LarkRuntime", "TestPrograms", "TestValues"]),
    .testTarget(name: "ReleasesTests", dependencies: ["Releases", "SpecDiff", "SwiftEmitter", "APISpec"]),
    .testTarget(
      name: "SwiftEmitterTests",
      dependencies: ["SwiftEmitter", "APISpec", "RecordedTeaSDK", "TestPrograms", "TestValues"], exclude: ["Golden"]),
    .target(
      name: "RecordedTeaSDK", dependencies: ["LarkRuntime"], path: "Tests/SwiftEmitterTests/Golden/TeaSDK/Sources",
      exclude: ["TeaSDK"]),
    .testTarget(
      name: "WorkspaceTests",
      dependencies: ["Workspace", "DocReader", "OpenAPIEmitter", "SwiftEmitter", "APISpec", "TestValues"]),
    .testTarget(
      name: "CIKitTests", dependencies: ["larkspur", "APISpec", "TestPrograms", "TestValues"]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "larkspur", "PortalSync", "Workspace", "SpecDiff", "DocReader", "SwiftEmitter", "APISpec", "TestPrograms",
        "TestValues",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

package.targets.append(
  .target(
    name: "LarkExampleCalls",
    dependencies: ["LarkExampleChecks", "LarkRuntime"] + generated.map { .init(stringLiteral: $0) },
    path: "Generated/LarkExampleCalls", resources: [.copy("Documents")]))
package.targets.append(
  .testTarget(
    name: "LarkExampleTests", dependencies: ["LarkExampleChecks", "LarkExampleCalls"],
    path: "Generated/LarkExampleTests"))
package.targets.append(
  .testTarget(
    name: "GeneratedTests",
    dependencies: [
      "larkspur-example", "larkspur-mock", "larkspur-bench", "LarkRuntime", "LarkExampleCalls", "LarkExampleChecks",
      "MockBehaviour", "TestPrograms", "TestValues",
    ]
      + generated.map { .init(stringLiteral: $0) }))
package.targets += generated.map { .target(name: $0, dependencies: ["LarkRuntime"], path: "Generated/\($0)") }
