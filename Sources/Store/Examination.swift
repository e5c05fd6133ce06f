import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// A look through a whole store for damage while others work in it: table by table, on a connection of its own. Whoever
/// wants to COMMIT meanwhile has it interrupted, and the table is looked at again later.
package final class Examination: Sendable {
  private let path: String
  private let queue: DatabaseQueue
  private let waiters: Waiters
  private let isLooking = Atomic(false)
  private let isOver = Atomic(false)
  private let looks = DispatchSemaphore(value: 0)

  /// - Throws: what is wrong with the file.
  package init(_ path: String) throws(StoreFailure) {
    self.path = path
    waiters = Waiters(of: path)
    // Even a look leaves something beside it.
    guard !WAL.isOn(waiters.descriptor) else { throw .unreadableWAL(path) }
    do {
      queue = try DatabaseQueue(path: path, configuration: Schema.configuration(readOnly: true, patience: 10))
    } catch {
      throw StoreFailure(error, operation: "examine", path: path)
    }
  }

  /// What one look at a table came to.
  private enum Outcome {
    case sound
    case disturbed
    case damaged(Fault)
  }

  /// Goes through all tables; `watch` must run on another thread meanwhile.
  /// - Throws: `damaged`, or why nothing can be said.
  package func run() throws(StoreFailure) {
    defer {
      isOver.store(true, ordering: .sequentiallyConsistent)
      looks.signal()
    }
    do {
      let tables = try queue.read {
        try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      }
      for table in tables {
        var pause = 0.1
        while true {
          let outcome = try look(at: table)
          if case .damaged(let detail) = outcome { throw StoreFailure.damaged(path, detail) }
          guard case .disturbed = outcome else { break }
          Thread.sleep(forTimeInterval: pause)
          pause = min(pause * 2, 60)
        }
      }
    } catch {
      throw StoreFailure(error, operation: "examine", path: path)
    }
  }

  private func look(at table: String) throws -> Outcome {
    isLooking.store(true, ordering: .sequentiallyConsistent)
    looks.signal()
    defer { isLooking.store(false, ordering: .sequentiallyConsistent) }
    do {
      let name = table.replacingOccurrences(of: "\"", with: "\"\"")
      let lines = try queue.read { try String.fetchAll($0, sql: "PRAGMA quick_check(\"\(name)\")") }
      return lines == ["ok"] ? .sound : .damaged(Fault(check: lines.first ?? "quick_check"))
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_INTERRUPT, .SQLITE_BUSY, .SQLITE_LOCKED: return .disturbed
      default: throw error
      }
    }
  }

  /// Interrupts a look as soon as somebody waits for it, until `run` is over.
  package func watch() {
    while !isOver.load(ordering: .sequentiallyConsistent) {
      looks.wait()
      while isLooking.load(ordering: .sequentiallyConsistent) {
        usleep(15_000)
        if waiters.areThere { queue.interrupt() }
      }
    }
  }
}
