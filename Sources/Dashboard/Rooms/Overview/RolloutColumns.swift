import Model
import Screen

/// The columns of the matrix for a pane of a width, counted from the mark of the cursor: what there is no room for has
/// width 0.
struct RolloutColumns: Equatable {
  /// Cells of the name.
  private(set) var name: Int
  /// Cells of the inhabitants; 0 without room.
  private(set) var inhabitants: Int
  /// Where they begin.
  private(set) var inhabitantsStart: Int
  private var cells: Int
  private var step: Int
  /// Cells of the province with a blank; 0 without room.
  private(set) var province = 0
  /// Where it begins.
  private(set) var provinceStart: Int
  /// Cells of the day of the last change; 0 without room.
  private(set) var changed = 0
  /// Where it begins.
  private(set) var changedStart: Int
  /// Cells of what else the column under the cursor says; 0 without room.
  private(set) var note = 0
  /// Where it begins.
  private(set) var noteStart: Int

  /// For a pane of a width.
  init(width: Int, initiatives: Int) {
    // A bracket or a blank, the sign, a flag or a bracket, and a blank, which the last of a narrow list does without.
    step = width >= 2 + 10 + 4 * initiatives ? 4 : 3
    let isRoomy = width >= 52
    let matrix = 1 + step * initiatives - (isRoomy ? 0 : 1)
    inhabitants = isRoomy ? 9 : width >= 48 ? 8 : 0
    var rest = width - 2 - inhabitants - matrix - (step < 4 ? 1 : 0)
    if width >= 70, rest >= 14 + 18 {
      province = 14
      rest -= 14
    }
    if width >= 82, province > 0, rest >= 12 + 16 {
      changed = 12
      rest -= 12
    }
    // Beside the card there is less room than a narrower screen has without it: what shows there must show here too.
    if width >= 130, rest >= 28 + 32 { note = min(60, rest - 28) }
    rest -= note
    name = max(6, min(28, rest))
    inhabitantsStart = 1 + name
    cells = inhabitantsStart + inhabitants + 1
    provinceStart = cells + step * initiatives
    changedStart = provinceStart + province
    noteStart = changedStart + changed
  }

  /// Where the cell of an initiative begins.
  func cell(_ index: Int) -> Int { cells + index * step }
}

extension State {
  /// A municipality in one line: where it lies, how large it is, how many of the initiatives it uses.
  func municipalitySaid(_ row: Int) -> [Said] {
    guard programme.municipalities.indices.contains(row) else { return [] }
    let one = programme.municipalities[row]
    let people = one.inhabitants
    let lead: [Said] = [
      .figure(Phrase(same: one.name)),
      .words(
        Phrase(
          " · \(one.province) · \(grouped(people, .dutch)) inwoners",
          " · \(one.province) · \(grouped(people, .english)) inhabitants")),
    ]
    guard programme.knows(row) else { return lead }
    let used = ofAll(programme.adopted(row), programme.initiatives.count)
    return lead + [.words(Phrase(" · \(used.dutch) in gebruik", " · \(used.english) in use"))]
  }

  /// A cell in full: municipality, initiative, status and since when, whatever flags, plan and note it has.
  func cellSaid(_ row: Int, _ column: Int) -> [Said] {
    guard programme.municipalities.indices.contains(row) else { return [] }
    let name = programme.municipalities[row].name
    guard programme.initiatives.indices.contains(column), programme.knows(row) else { return [.words(same: name)] }
    let (initiative, cell) = (programme.initiatives[column], programme[row, column])
    var said: [Said] = [
      .words(Phrase("\(name) · \(initiative.tabled.dutch) ", "\(name) · \(initiative.tabled.english) ")),
      .status(cell.status),
    ]
    func add(_ dutch: String, _ english: String) { said.append(.words(Phrase(dutch, english))) }
    if let since = cell.since { add(" sinds \(since.words(.dutch))", " since \(since.words(.english))") }
    if !cell.flags.isEmpty { add(" · \(cell.flags.words(.dutch))", " · \(cell.flags.words(.english))") }
    if let planned = cell.planned {
      add(" · gepland \(planned.words(.dutch))", " · planned \(planned.words(.english))")
    }
    if !cell.note.isEmpty { add(" · \(cell.note)", " · \(cell.note)") }
    return said
  }
}

extension Painter {
  /// Since, planned and note of a cell in one line.
  func cellWords(_ cell: RolloutCell) -> String {
    var parts: [String] = []
    if let since = cell.since { parts.append(say("sinds ", "since ") + since.words(language)) }
    if let planned = cell.planned { parts.append(say("gepland ", "planned ") + planned.words(language)) }
    if !cell.note.isEmpty { parts.append(cell.note) }
    return parts.joined(separator: " · ")
  }
}
