import Foundation
import Workspace

StandardStream.survivesBrokenPipes()
let interrupts = Interrupts.waitForWrites()
let status = await Tool.run(Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment)
withExtendedLifetime(interrupts) {}
exit(status.rawValue)
