import Model
import Screen

/// The second line: the pages; lit is the one shown, or the one from which one came to what is shown.
enum Tabs: Block {
  /// A page in the line of pages.
  struct Tab: Equatable {
    /// The key that leads there.
    var key: String
    /// The page as scripts call it.
    var name: String
    /// The page by name.
    var title: Phrase
    /// The same where room is short, the longest first.
    var short: [Phrase]
    /// How many things wait there; 0 shows nothing.
    var badge: Int
    /// Whether it is lit.
    var isHere: Bool
  }

  static func input(_ state: State) -> [Tab] {
    let here = state.look.tab
    return Room.tabs.map { room in
      Tab(
        key: room.key ?? "", name: room.id.name, title: room.name, short: room.short ?? [], badge: room.badge(state),
        isHere: room.id == here)
    }
  }

  static func draw(_ tabs: [Tab], in rect: Rect, on painter: inout Painter) {
    let layouts = tabs.layouts(painter.language)
    func width(_ layout: TabLayout) -> Int {
      layout.words.reduce(1) { $0 + TextWidth.of($1) } + layout.gap * (layout.words.count - 1)
    }
    guard let layout = layouts.first(where: { width($0) <= rect.width }) ?? layouts.last else { return }
    var x = 1
    for (tab, words) in zip(tabs, layout.words) {
      let used = painter.write(words, x, rect.y, tab.isHere ? .tabActive : .tab)
      painter.mark(Rect(x: x, y: rect.y, width: used, height: 1), .command("page", [tab.name]))
      if tab.isHere {
        painter.write(" ", x - 1, rect.y, .tabActive)
        if layout.gap > 1 { painter.write(" ", x + used, rect.y, .tabActive) }
      }
      x += used + layout.gap
    }
  }
}

/// The words of all tabs, and how many blanks between them.
private struct TabLayout {
  var words: [String]
  var gap: Int
}

extension [Tabs.Tab] {
  /// The ways to write them, the widest first.
  fileprivate func layouts(_ language: Language) -> [TabLayout] {
    func words(_ title: (Tabs.Tab) -> String) -> [String] {
      map { tab in
        let title = title(tab)
        return title.isEmpty ? tab.key : "\(tab.key) \(title)"
      }
    }
    func full(_ tab: Tabs.Tab) -> String { tab.title[language] }
    let short = words { $0.isHere ? full($0) : $0.short.last?[language] ?? full($0) }
    return [
      TabLayout(words: words { full($0) + ($0.badge > 0 ? " \($0.badge)" : "") }, gap: 2),
      TabLayout(words: words(full), gap: 2),
      TabLayout(words: words { $0.short.count > 1 ? $0.short[0][language] : full($0) }, gap: 2),
      TabLayout(words: short, gap: 2), TabLayout(words: short, gap: 1),
      TabLayout(words: words { $0.isHere ? full($0) : "" }, gap: 1),
      TabLayout(words: words { $0.isHere ? $0.short.last?[language] ?? full($0) : "" }, gap: 1),
    ]
  }
}
