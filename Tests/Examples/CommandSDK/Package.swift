// swift-tools-version: 6.1
import PackageDescription

// The SDK lies in Generated/ and is checked in; `swift package larkspur generate` writes it from pages/.
let package = Package(
  name: "CommandSDK",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "larkspur", path: "../../..")],
  targets: [
    .target(
      name: "LarkIM", dependencies: [.product(name: "LarkRuntime", package: "larkspur")], path: "Generated/LarkIM"),
    .executableTarget(name: "Doorbell", dependencies: ["LarkIM"]),
  ],
  swiftLanguageModes: [.v6]
)
