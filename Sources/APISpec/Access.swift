/// Who may call an endpoint, and how often.

/// How many calls a window of time allows.
public enum RateLimit: Codable, Hashable, Sendable {
  /// So many calls in a window.
  case calls(Int, per: Window)
  /// The page only says that the limit is a special one.
  case special

  /// The time in which calls are counted.
  public enum Window: String, Codable, Hashable, Sendable, CaseIterable {
    /// A second.
    case second
    /// A minute.
    case minute
    /// An hour.
    case hour
    /// A day.
    case day
  }

  private enum CodingKeys: String, CodingKey { case limit, per, special }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: CodingKeys.self)
    if try object.decodeIfPresent(Bool.self, forKey: .special) == true {
      self = .special
    } else {
      self = .calls(try object.decode(Int.self, forKey: .limit), per: try object.decode(Window.self, forKey: .per))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .calls(let limit, let window):
      try object.encode(limit, forKey: .limit)
      try object.encode(window, forKey: .per)
    case .special:
      try object.encode(true, forKey: .special)
    }
  }
}

/// The kinds of app that may call an endpoint or ask for a scope.
public enum AppType: String, Codable, Hashable, Sendable, CaseIterable {
  /// Built by a company for itself.
  case custom
  /// Published in the store.
  case isv
}

/// The credentials that an endpoint accepts.
public enum TokenType: String, Codable, Hashable, Sendable, CaseIterable {
  /// A token of an app in a tenant.
  case tenant = "tenant_access_token"
  /// A token of a user.
  case user = "user_access_token"
  /// A token of an app by itself.
  case app = "app_access_token"
}

/// A permission that an app asks for.
public struct Scope: Codable, Hashable, Sendable {
  /// The name by which apps ask for it, such as `im:chat:readonly`.
  public var name: String
  /// What the portal calls it.
  @OmitEmpty public var label: String
  /// The kinds of apps that can get it; empty for all.
  @OmitEmpty public var appTypes: [AppType]
  /// A scope that is kept for old apps and must not be requested any more.
  @OmitEmpty public var isHistoric: Bool
  /// The value of the field to which the scope belongs, where it only guards that value.
  public var forValue: String?

  /// A scope as a page lists it.
  public init(
    name: String, label: String = "", appTypes: [AppType] = [], isHistoric: Bool = false, forValue: String? = nil
  ) {
    self.name = name
    self.label = label
    self.appTypes = appTypes
    self.isHistoric = isHistoric
    self.forValue = forValue
  }
}

/// The scopes of an endpoint and whether one of them is enough.
public struct ScopeRequirement: Codable, Hashable, Sendable {
  /// How many of the scopes are needed.
  public enum Mode: String, Codable, Hashable, Sendable {
    /// One of them.
    case anyOf
    /// All of them.
    case allOf
  }

  /// How many of the scopes are needed.
  public var mode: Mode
  /// The scopes, in the order of the page.
  @OmitEmpty public var scopes: [Scope]

  /// A need for some scopes; without any there is none.
  public init(mode: Mode = .anyOf, scopes: [Scope] = []) {
    self.mode = mode
    self.scopes = scopes
  }
}
