import Dispatch
import Foundation

/// Lets a program be stopped without leaving anything half-written.
public enum Interrupts {
  /// Files are written on this queue, and signals are answered on it: never one inside the other.
  static let queue = DispatchQueue(label: "larkspur.outputs")

  /// Makes Ctrl-C and a polite kill end the program between two files. Keep what is returned for as long as that
  /// should hold.
  public static func waitForWrites() -> [any DispatchSourceSignal] {
    // Files that outgrow a limit fail with an error instead of a signal.
    signal(SIGXFSZ, SIG_IGN)
    return [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { end(as: number) }
      source.resume()
      return source
    }
  }

  /// Dies of the signal, so that the shell that started the program sees why.
  private static func end(as number: Int32) {
    signal(number, SIG_DFL)
    kill(getpid(), number)
    sleep(1)
    _exit(128 + number)
  }
}
