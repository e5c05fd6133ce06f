import GRDB

extension DatabaseQueue {
  /// Opens a connection whose queue is never disposed of, only closed: that would ask the system for a thread, and wait
  /// for ever where none can be made.
  static func kept(path: String, _ configuration: Configuration) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    _ = Unmanaged.passRetained(queue)
    return queue
  }

  /// Closes the connection, once or again; of one that failed, whatever that says to it.
  func abandon() { try? close() }
}
