import Dashboard
import Foundation
import Model
import Screen
import TestSupport
import Testing

@testable import samen

/// Every command, by someone who hears it and sees nothing.
@Suite struct LinearCommandTests {
  /// What is pressed first, what is typed then at `:`, and what must be heard.
  struct Trial {
    var before = ""
    var line: String
    var heard: String
    /// It changes the store, and so needs one of its own.
    var changes = false

    init(_ line: String, _ heard: String, before: String = "", changes: Bool = false) {
      (self.line, self.heard, self.before, self.changes) = (line, heard, before, changes)
    }
  }

  static let trials: [Trial] = [
    Trial("up", " 4 van 388.", before: "j j j j"), Trial("down", " 2 van 388."),
    Trial("left", "Rijbewijzen: ", before: "Right"), Trial("right", "Overlijdensaangifte: "),
    Trial("page-up", " 1 van 388.", before: "j"), Trial("page-down", " van 388."),
    Trial("top", " 1 van 388.", before: "G"), Trial("bottom", " 388 van 388."),
    Trial("page journal", "Pagina Journaal."), Trial("next-pane", "Fonds."), Trial("previous-pane", "Initiatieven."),
    Trial("zoom", "1 van 388."), Trial("open", "Gemeente 's-Gravenhage."),
    Trial("back", "Dit is het begin; q sluit af."), Trial("help", "Vraagteken of F1: hulp: alle toetsen"),
    Trial("palette", "Zoeken."), Trial("command-line", "leeg"),
    Trial("refresh", "1 van 388."), Trial("check", "Gegevensbestand en journaal zijn in orde."),
    Trial("language en", "As of now, 1 October 2017."),
    Trial("theme plain", "Thema "), Trial("operate", "Bewerken aan: wat u wijzigt"),
    Trial("set Almere gibit G", "Opgeslagen: Almere, GIBIT", before: "E", changes: true),
    Trial("advance Almere gibit", "Almere, GIBIT", before: "E", changes: true),
    Trial("retreat", "welke reden?", before: "E", changes: true),
    Trial("correct", "Gekozen: ", before: "E"),
    Trial("confirm", "Bevestigd: 's-Gravenhage, Rijbewijzen", before: "E", changes: true),
    Trial("repeat", "Opgeslagen: ", before: "E j >", changes: true),
    Trial("flag", "geblokkeerd", before: "E"), Trial("note", "Control S bewaart", before: "E"),
    Trial("plan", "leeg haalt de datum weg", before: "E"),
    Trial("undo", "Ongedaan gemaakt: ", before: "E j >", changes: true),
    Trial("redo", "Opnieuw gedaan: ", before: "E j > u", changes: true),
    Trial("filter gon=G", "Filter: gon=G."),
    Trial("as-of 2017-06-30", "Verleden, alleen lezen: stand van 30 juni 2017."),
    Trial("known-at 3900", "zoals bekend tot en met nummer 3900"),
    Trial("day-back", "stand van 30 september 2017"), Trial("day-on", "stand van 30 september 2017", before: "[ ["),
    Trial("now", "Stand van nu, 1 oktober 2017.", before: "["),
    Trial("pivot province status gon", "Drenthe, samen 12."),
    Trial("view page=municipalities filter=drenthe", "Pagina Gemeenten."),
    Trial("view-name proef", "Dit geldt alleen nu."), Trial("copy-view", ":view page=overview"),
    Trial("filter-name proef", "Dit geldt alleen nu.", before: "/ o s s Enter"),
    Trial("reorganise", "Herindeling per 1 januari 2018."), Trial("series gibit", "herleid naar 1 oktober 2017"),
    Trial("source", "Waar dit vandaan komt."), Trial("next-match", "amersfoort", before: "/ a m e r s Enter"),
    Trial("previous-match", "amersfoort", before: "/ a m e r s Enter"),
    Trial("mark", "1 gemarkeerd."), Trial("mark-range", "Bereik begonnen; v markeert het."),
    Trial("mark-all", "388 gemarkeerd."), Trial("unmark-all", "Niets gemarkeerd.", before: "Space"),
    Trial("sort inhabitants desc", "Gesorteerd op inwoners, aflopend.", before: "2"),
    Trial("sort-also name", "Gesorteerd op inwoners, aflopend, dan Gemeente.", before: "2 Right Right o"),
    Trial("reverse", "Gesorteerd op Gemeente, aflopend.", before: "2 o"),
    Trial("group province", "Per provincie.", before: "2"),
    Trial("fold-all", "ingeklapt", before: "2 w"), Trial("columns", "Kolommen.", before: "2"),
    Trial("widen", "Provincie (breedte plus 2)", before: "2 Right"),
    Trial("narrow", "Provincie (breedte min 2)", before: "2 Right"),
    Trial("move-left", "Kolommen: inwoners, Provincie", before: "2 Right Right"),
    Trial("move-right", "Kolommen: inwoners, Provincie", before: "2 Right"),
    Trial("fund-tab control", "Tabblad Control."), Trial("next-tab", "Tabblad Vanaf 2018.", before: "4"),
    Trial("previous-tab", "Tabblad 2017.", before: "4 l"), Trial("since 2017-08-01", "Geboekt sinds 1 augustus 2017: "),
    Trial("fund-total 60 mln 2018", "60.000.000 euro", before: "4 E l", changes: true),
    Trial("fund-share beheer 50 structureel 25 innovatie 25", "Opgeslagen: ", before: "4 E l", changes: true),
    Trial("fund-threshold over 10", "Opgeslagen: ", before: "4 E", changes: true),
    Trial("what-if total=60 mln", "Wat-als", before: "4 l"),
    Trial("what-if-more", "Wat-als", before: "4 l"), Trial("what-if-less", "Wat-als", before: "4 l"),
    Trial("contributions 2019", "Tabblad Bijdragen."), Trial("year-back", "2018", before: "4 l l l >"),
    Trial("year-on", "2019", before: "4 l l l"), Trial("contribution-sort amount", "ijdrage", before: "4 l l l"),
    Trial("contribution-reverse", "Gesorteerd op gemeente, aflopend.", before: "4 l l l"),
    Trial("contribution-setting reference-date 2016-01-01", "Opgeslagen: ", before: "4 E l l l", changes: true),
    Trial("settle F1 afgesproken", "Opgeslagen: ", before: "0 E", changes: true),
    Trial("reopen F1", "F1", before: "0 E", changes: true),
    Trial("book nup-beheer verplichting 1000", "Opgeslagen: ", before: "4 E", changes: true),
    Trial("reverse-booking 1 dubbel", "Opgeslagen: ", before: "4 E", changes: true),
  ]

  @Test("Every command says what came of it, in words that a voice can say")
  func commands() throws {
    let base = try Listener()
    let tried = Dictionary(grouping: Self.trials) { $0.line.split(separator: " ")[0].description }
    // What leaves the program, and what only has a meaning on a screen, says nothing of itself.
    let silent: Set<String> = ["close", "quit", "suspend", "redraw"]
    for command in Command.all where !silent.contains(command.id) {
      for trial in tried[command.id] ?? [Trial(command.id, "")] {
        var listener = trial.changes ? try Listener() : base
        try listener.press(trial.before)
        let said = try listener.run(trial.line)
        let heard = said.joined(separator: "\n")
        #expect(heard.lowercased().contains(trial.heard.lowercased()) || trial.heard.isEmpty, "\(trial.line): \(heard)")
        // The line itself is echoed; something must come of it too.
        #expect(
          said.count > 1 || said.first.map { !$0.lowercased().hasPrefix(trial.line) } == true, "\(trial.line): \(heard)"
        )
        for line in said.dropFirst() { #expect(unsaid(in: line).isEmpty, "\(trial.line): \(line)") }
      }
    }
  }
}
