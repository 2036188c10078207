import PortalSync
import Workspace

/// What is to be fetched, from where, into which folder.
struct SyncSettings {
  /// The folder of pages.
  var folder: String
  var scope: PageScope
  var politeness: Politeness
  /// Whether any number of pages may go.
  var acceptsRemovals: Bool
  /// Whether the file names inputs, and the folder of pages is none of them.
  var isBesideInputs: Bool
  private var address: String?
  private var language: Portal.Language?

  /// What the command line says, completed by the file that it names.
  init(_ invocation: Invocation) throws {
    try self.init(invocation, try GenerateSettings.file(of: invocation))
  }

  /// - Parameter file: What the file of settings says.
  init(_ invocation: Invocation, _ file: GenerateSettings?) throws {
    guard let folder = invocation[.output] ?? file?.pages else {
      throw UsageError.missingOption("--output DIR", of: invocation.command)
    }
    self.folder = folder
    isBesideInputs = file?.inputs.map { !$0.contains { Self.holds($0, folder) } } ?? false
    address = invocation[.portal] ?? file?.portal
    language = invocation.choice(.lang)
    let words = invocation.all(.only)
    scope = PageScope(words.isEmpty ? file?.only ?? [] : words)
    acceptsRemovals = invocation.has(.acceptRemovals)
    let standard = Politeness()
    politeness = Politeness(
      rate: invocation.count(.rate) ?? standard.rate, jobs: invocation.count(.jobs) ?? standard.jobs,
      retries: invocation.count(.retries) ?? standard.retries)
  }

  /// Whether an input is the folder, lies in it, or holds it.
  private static func holds(_ input: String, _ folder: String) -> Bool {
    let input = input.split(separator: "/").filter { $0 != "." }
    let folder = folder.split(separator: "/").filter { $0 != "." }
    return input.starts(with: folder) || folder.starts(with: input)
  }

  /// The portal to ask: the one that is named, else the one of the pages that are there.
  func portal(known: Portal?, folder: String) throws -> Portal {
    let portal: Portal
    do throws(Portal.AddressError) {
      portal = try Portal(
        address ?? known?.address ?? Portal.standardAddress, language: language ?? known?.language ?? .chinese)
    } catch {
      throw UsageError.portal(error)
    }
    if let known, known != portal {
      throw UsageError.sync(.otherPortal(folder: folder, has: known, wanted: portal))
    }
    return portal
  }
}
