import Foundation
import Workspace

StandardStream.survivesBrokenPipes()
exit(await MockTool.run(Array(CommandLine.arguments.dropFirst())))
