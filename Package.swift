// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "larkspur",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "larkspur", targets: ["larkspur"]),
    .library(name: "APISpec", targets: ["APISpec"]),
    .library(name: "DocReader", targets: ["DocReader"]),
    .library(name: "LarkRuntime", targets: ["LarkRuntime"]),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
    ),
    .target(name: "APISpec"),
    .target(name: "DocReader", dependencies: ["APISpec", "CLibXML2"]),
    .target(name: "LarkRuntime"),
    .target(name: "OpenAPIEmitter", dependencies: ["APISpec"]),
    .target(name: "SwiftEmitter", dependencies: ["APISpec"]),
    .target(name: "Workspace", dependencies: ["APISpec", "DocReader", "OpenAPIEmitter", "SwiftEmitter"]),
    .executableTarget(
      name: "larkspur", dependencies: ["Workspace", "OpenAPIEmitter", "SwiftEmitter", "DocReader", "APISpec"],
      path: "Sources/LarkspurCLI"),
    .executableTarget(
      name: "larkspur-bench", dependencies: ["DocReader", "CLibXML2"], path: "Sources/Benchmarks"),
    .executableTarget(
      name: "larkspur-fuzz", dependencies: ["DocReader", "OpenAPIEmitter", "APISpec"], path: "Sources/Fuzz"),
    .target(name: "TemporaryFolders", path: "Tests/Support"),
    .testTarget(name: "APISpecTests", dependencies: ["APISpec"]),
    .testTarget(name: "DocReaderTests", dependencies: ["DocReader", "APISpec"], exclude: ["Golden"]),
    .testTarget(name: "LarkRuntimeTests", dependencies: ["LarkRuntime"]),
    .testTarget(name: "OpenAPIEmitterTests", dependencies: ["OpenAPIEmitter", "APISpec"]),
    .testTarget(name: "SwiftEmitterTests", dependencies: ["SwiftEmitter", "APISpec"]),
    .testTarget(
      name: "WorkspaceTests",
      dependencies: ["Workspace", "DocReader", "OpenAPIEmitter", "SwiftEmitter", "APISpec", "TemporaryFolders"]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["larkspur", "Workspace", "DocReader", "SwiftEmitter", "APISpec", "TemporaryFolders"]),
  ],
  swiftLanguageModes: [.v6]
)
