/// Who may call an endpoint, and how often.

/// How many calls a window of time allows.
public enum RateLimit: Hashable, Sendable {
  /// So many calls in a window.
  case calls(Int, per: Window)
  /// The page only says that the limit is a special one.
  case special

  /// The time in which calls are counted.
  public enum Window: String, IRWord, Hashable, Sendable {
    /// A second.
    case second
    /// A minute.
    case minute
    /// An hour.
    case hour
    /// A day.
    case day
  }
}

extension RateLimit: IRRecord {
  package static var blank: RateLimit { .special }

  package mutating func walk(_ members: inout some MemberWalk) {
    var (limit, window, isSpecial) = (Int?.none, Window?.none, self == .special)
    if case .calls(let calls, let per) = self { (limit, window) = (calls, per) }
    members.unlessEmpty("limit", &limit)
    members.unlessEmpty("per", &window)
    members.unlessEmpty("special", &isSpecial)
    if isSpecial {
      self = .special
    } else if let limit, let window {
      self = .calls(limit, per: window)
    } else {
      members.fail("a limit and its window before the end of the object")
    }
  }
}

/// The kinds of app that may call an endpoint or ask for a scope.
public enum AppType: String, IRWord, Hashable, Sendable {
  /// Built by a company for itself.
  case custom
  /// Published in the store.
  case isv
}

/// The credentials that an endpoint accepts.
public enum TokenType: String, IRWord, Hashable, Sendable {
  /// A token of an app in a tenant.
  case tenant = "tenant_access_token"
  /// A token of a user.
  case user = "user_access_token"
  /// A token of an app by itself.
  case app = "app_access_token"
}

/// A permission that an app asks for.
public struct Scope: Hashable, Sendable {
  /// The name by which apps ask for it, such as `im:chat:readonly`.
  public var name: String
  /// What the portal calls it.
  public var label: String
  /// The kinds of apps that can get it; empty for all.
  public var appTypes: [AppType]
  /// A scope that is kept for old apps and must not be requested any more.
  public var isHistoric: Bool
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

extension Scope: IRRecord {
  package static var blank: Scope { Scope(name: "") }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("appTypes", &appTypes)
    members.unlessEmpty("forValue", &forValue)
    members.unlessEmpty("isHistoric", &isHistoric)
    members.unlessEmpty("label", &label)
    members("name", &name)
  }
}

/// The scopes of an endpoint and whether one of them is enough.
public struct ScopeRequirement: Hashable, Sendable {
  /// How many of the scopes are needed.
  public enum Mode: String, IRWord, Hashable, Sendable {
    /// One of them.
    case anyOf
    /// All of them.
    case allOf
  }

  /// How many of the scopes are needed.
  public var mode: Mode
  /// The scopes, in the order of the page.
  public var scopes: [Scope]

  /// A need for some scopes; without any there is none.
  public init(mode: Mode = .anyOf, scopes: [Scope] = []) {
    self.mode = mode
    self.scopes = scopes
  }
}

extension ScopeRequirement: IRRecord {
  package static var blank: ScopeRequirement { ScopeRequirement() }

  package mutating func walk(_ members: inout some MemberWalk) {
    members("mode", &mode)
    members.unlessEmpty("scopes", &scopes)
  }
}
