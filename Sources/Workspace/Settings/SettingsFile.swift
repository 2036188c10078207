import APISpec
import Foundation
import SwiftEmitter

/// A file of settings for `generate` and `sync`, for example `{"inputs": ["specs"], "output": "Generated"}`.
public struct SettingsFile {
  private let path: String
  private let bytes: [UInt8]

  /// A larger file holds something else.
  private static let limit = 1 << 20

  public init(_ path: String) throws(WorkspaceError) {
    self.path = path
    guard FileKind.of(path, followingLinks: true) != .missing else { throw .settingsNotFound(path) }
    bytes = try FileBytes.read(path, location: path, limit: Self.limit)
  }

  /// What the file says. Paths in it count from the folder in which it lies, and are given as they are reached from
  /// here.
  public func settings() throws(SettingsError) -> GenerateSettings {
    var reading = Reading(folder: TreePath.folders(of: path).last)
    for member in try members() { reading.take(member) }
    guard reading.problems.isEmpty else { throw SettingsError(file: path, problems: reading.problems) }
    return reading.settings
  }

  private func members() throws(SettingsError) -> [JSONMember] {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw error(.notUTF8) }
    let value: JSONValue
    do {
      value = try JSONValue.read(text)
    } catch {
      throw self.error(.notJSON(error))
    }
    guard case .object(let members) = value else { throw error(.notObject(value.kindText)) }
    return members
  }

  private func error(_ problem: SettingsError.Problem) -> SettingsError {
    SettingsError(file: path, problems: [problem])
  }
}

/// Takes over one setting after the other, and notes what is wrong.
private struct Reading {
  /// The folder in which the file lies; nil for the current one, empty for the root.
  let folder: String?
  var settings = GenerateSettings()
  var problems: [SettingsError.Problem] = []

  init(folder: String?) {
    self.folder = folder
  }

  mutating func take(_ member: JSONMember) {
    guard let key = SettingKey(rawValue: member.key) else {
      let known = SettingKey.allCases.map(\.rawValue)
      problems.append(.unknownKey(member.key, nearest: Suggestion.nearest(to: member.key, among: known)))
      return
    }
    switch key {
    case .inputs: settings.inputs = texts(member.value, key, atLeast: 1)?.map(place(ofInput:))
    case .output: settings.output = text(member.value, key).map(place(ofFile:))
    case .package: settings.package = text(member.value, key, isAllowed: PackageName.isValid)
    case .runtime: settings.runtime = text(member.value, key).map { RuntimeSource.isURL($0) ? $0 : place(ofFile: $0) }
    case .services: settings.services = texts(member.value, key, atLeast: 0)
    case .endpoints: settings.endpoints = texts(member.value, key, atLeast: 0)
    case .docs: settings.docs = choice(member.value, key)
    case .layout: settings.layout = choice(member.value, key)
    case .withTests: settings.withTests = flag(member.value, key)
    case .hosts: settings.hosts = texts(member.value, key, atLeast: 0, isAllowed: PlatformHosts.isHost)
    case .portal: settings.portal = text(member.value, key)
    case .pages: settings.pages = text(member.value, key).map(place(ofFile:))
    case .changelog: settings.changelog = text(member.value, key).map(place(ofFile:))
    case .only: settings.only = texts(member.value, key, atLeast: 0)
    }
  }

  // MARK: - Values

  private mutating func text(_ value: JSONValue, _ key: SettingKey, isAllowed: (String) -> Bool = { !$0.isEmpty })
    -> String?
  {
    guard case .string(let text) = value, isAllowed(text) else { return refuse(value, key) }
    return text
  }

  private mutating func texts(
    _ value: JSONValue, _ key: SettingKey, atLeast count: Int, isAllowed: (String) -> Bool = { !$0.isEmpty }
  ) -> [String]? {
    guard case .array(let items) = value, items.count >= count else { return refuse(value, key) }
    let texts = items.compactMap { item in
      if case .string(let text) = item, isAllowed(text) { text } else { nil }
    }
    guard texts.count == items.count else { return refuse(value, key) }
    return texts
  }

  private mutating func flag(_ value: JSONValue, _ key: SettingKey) -> Bool? {
    guard case .bool(let flag) = value else { return refuse(value, key) }
    return flag
  }

  private mutating func choice<Choice>(_ value: JSONValue, _ key: SettingKey) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    guard case .string(let text) = value, let choice = Choice(rawValue: text) else {
      return refuse(value, key, among: Choice.allCases.map(\.rawValue))
    }
    return choice
  }

  private mutating func refuse<Value>(_ value: JSONValue, _ key: SettingKey, among words: [String] = []) -> Value? {
    let nearest = if case .string(let text) = value { Suggestion.nearest(to: text, among: words) } else { [String]() }
    problems.append(
      .badValue(key: key.rawValue, expected: key.expectation, found: value.kindText, nearest: nearest))
    return nil
  }

  // MARK: - Paths

  private func place(ofFile path: String) -> String {
    guard let folder, !path.hasPrefix("/") else { return path }
    return "\(folder)/\(path)"
  }

  /// Paths in git count from the root of the repository, wherever the file lies.
  private func place(ofInput input: String) -> String {
    let path = place(ofFile: input)
    let isInGit = input.contains(":") && FileKind.of(path, followingLinks: true) == .missing
    return isInGit ? input : path
  }
}

extension JSONValue {
  /// What the value is, as a sentence names it.
  fileprivate var kindText: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let literal): literal
    case .string(let text): "\"\(text)\""
    case .array(let items):
      items.isEmpty ? "an empty list" : "a list of \(Set(items.map(\.itemText)).sorted().joined(separator: " and "))"
    case .object: "an object"
    }
  }

  private var itemText: String {
    switch self {
    case .null, .bool: description
    case .number: "numbers"
    case .string(let text): text.isEmpty ? "empty texts" : "texts"
    case .array: "lists"
    case .object: "objects"
    }
  }
}
