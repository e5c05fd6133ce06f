import Model

/// What the sample tells of one initiative. All of it is invented; only the order of magnitude follows DOMAIN §2.
struct Story {
  /// The id of the initiative.
  let initiative: String
  /// The day before which nobody joins.
  let begins: Day
  /// The status that `course` counts, and before which the road goes.
  var goal = RolloutStatus.inUse
  /// How many of a thousand have come to the goal by a day; between two days they come evenly.
  let course: [(day: Day, share: Int)]
  /// The first day of the goal for others than pilots.
  let opens: Day
  /// Whether those who had it in use before the programme began are its pilot.
  var hasPilot = false
  /// The days that a step takes at the median: from orienting to committed, and so on to embedded.
  let medians: [Int]
  /// Of a thousand who are on no road, how many are orienting themselves.
  let orienting: Int
  /// Of a thousand, who decline.
  let declined: Int
  /// What is said of it.
  let texts: Texts

  /// What operators write, without the mark of the sample.
  struct Texts {
    /// Why a municipality is blocked or pauses on its way.
    let obstacles: [String]
    /// What is noted of one that uses it.
    let remarks: [String]
    /// Why one looks on; of most initiatives that is told where a whole region is behind.
    let waiting: [String]
    /// Why something goes back a step.
    var setbacks: [String] = []
  }

  /// Which of many stories it is: another word makes another one, as likely as this.
  static let edition = "3242 "
  /// The last working day before the sample's today.
  static let ends = day(2017, 9, 29)
  /// The programme's start: what was there before is reported in the weeks after it.
  static let start = day(2016, 11, 30)
  /// The members' assembly of June 2017.
  static let assembly = day(2017, 6, 14)

  /// A day of the calendar that is known to exist.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }

  /// How each initiative of the sample spreads.
  static let all: [Story] = [
    Story(
      initiative: "govroam", begins: day(2016, 1, 4),
      course: [
        (day(2016, 2, 1), 0), (day(2016, 6, 1), 70), (start, 215), (day(2017, 4, 3), 430), (day(2017, 10, 2), 690),
        (day(2018, 6, 4), 900),
      ],
      opens: start, medians: [45, 50, 70, 60, 120], orienting: 700, declined: 28,
      texts: Texts(
        obstacles: [
          "accesspoints worden pas eind dit jaar vervangen", "certificaat nog niet aangevraagd",
          "wifi wordt opnieuw aanbesteed", "netwerkbeheerder afwezig tot na de zomer",
          "verhuizing naar het nieuwe gemeentehuis gaat voor", "dekking in het oude stadhuis nog onvoldoende",
        ],
        remarks: [
          "ook in de bibliotheek en het zwembad", "samen met de omgevingsdienst ingevoerd",
          "gastnetwerk blijft ernaast bestaan", "op alle locaties in één week ingevoerd",
          "collega's van de veiligheidsregio gebruiken het al", "buitendienst wil het ook op de werf",
        ],
        waiting: [
          "de regio vernieuwt eerst samen het netwerk", "gezamenlijke ict-dienst begint in 2018",
          "wacht op het besluit van het samenwerkingsverband",
        ],
        setbacks: [
          "certificaat verlopen, verbinding tijdelijk uit", "nieuwe accesspoints geven storing",
          "te veel uitval op de buitenlocaties", "opnieuw aansluiten na de verhuizing",
        ])),
    Story(
      initiative: "gibit", begins: day(2016, 12, 12),
      course: [(day(2017, 1, 3), 0), (day(2017, 4, 3), 150), (day(2017, 10, 2), 530), (day(2018, 6, 4), 900)],
      opens: day(2017, 1, 3), medians: [40, 50, 65, 55, 100], orienting: 700, declined: 40,
      texts: Texts(
        obstacles: [
          "inkoopbeleid wordt pas in 2018 herzien", "juridische toets loopt nog", "lopende contracten gaan voor",
          "inkoopbureau wil de eigen voorwaarden houden", "raad wil eerst een evaluatie",
          "grootste leverancier tekent nog niet",
        ],
        remarks: [
          "toegepast bij de aanbesteding van het zaaksysteem", "in het inkoopbeleid opgenomen",
          "ook voor kleine opdrachten gebruikt", "afwijken alleen met toestemming van de jurist",
          "samen met de buurgemeenten ingevoerd", "leveranciers zijn schriftelijk ingelicht",
        ],
        waiting: [
          "regionaal inkoopbureau beslist in het najaar", "gezamenlijk inkoopbeleid gaat voor",
          "shared service center maakt een eigen planning",
        ],
        setbacks: [
          "eerste aanbesteding overgedaan met de juiste bijlage", "inkoper vertrokken, oude voorwaarden weer gebruikt",
          "college vraagt aanvulling over aansprakelijkheid", "bijlage met kwaliteitsnormen ontbrak",
        ])),
    Story(
      initiative: "overlijden", begins: day(2016, 9, 5),
      course: [
        (day(2016, 9, 12), 0), (start, 26), (day(2017, 1, 3), 28), (day(2017, 10, 2), 215), (day(2018, 6, 4), 590),
      ],
      opens: day(2017, 1, 3), hasPilot: true, medians: [50, 60, 80, 70, 120], orienting: 620, declined: 45,
      texts: Texts(
        obstacles: [
          "wacht op het koppelvlak met het zaaksysteem", "eHerkenning nog niet geregeld",
          "leverancier levert de koppeling in het najaar", "uitvaartondernemers nog niet ingelicht",
          "Berichtenbox nog niet ingericht", "burgerzaken heeft nu geen capaciteit",
        ],
        remarks: [
          "grootste uitvaartondernemer doet mee", "gratis formulier, zonder koppelvlak",
          "aangifte kan nu ook in het weekend", "balie blijft open voor wie dat wil",
          "scheelt de ondernemer een rit", "twee ondernemers doen al digitaal aangifte",
        ],
        waiting: [
          "uitvaartondernemers in de regio willen later beginnen", "gezamenlijke burgerzaken gaat voor",
          "de regio wacht de ervaringen van de pilot af",
        ],
        setbacks: [
          "aangiften kwamen dubbel binnen", "koppeling met burgerzaken viel uit",
          "eHerkenning werkte bij twee ondernemers niet", "formulier toonde de verkeerde gemeente",
        ])),
    Story(
      initiative: "verhuizen", begins: day(2017, 1, 9),
      course: [(day(2017, 4, 4), 0), (day(2017, 10, 2), 115), (day(2018, 6, 4), 560)],
      opens: day(2017, 4, 4), medians: [40, 55, 80, 65, 120], orienting: 600, declined: 35,
      texts: Texts(
        obstacles: [
          "koppelvlak met de BAG ontbreekt", "leverancier plant de levering in december",
          "adresonderzoek vraagt eerst capaciteit", "DigiD-aansluiting wordt vernieuwd",
          "wacht op de nieuwe burgerzakenmodule", "briefadressen nog niet geregeld",
        ],
        remarks: [
          "meldingen komen nu ook 's avonds binnen", "papieren formulier afgeschaft",
          "een derde belt nog of komt langs", "koppeling met MijnOverheid werkt",
          "ook voor studentenhuizen gebruikt", "balie alleen nog op afspraak",
        ],
        waiting: [
          "gezamenlijke burgerzaken begint in 2018", "de regio wacht op één leverancier",
          "eerst ervaring van de buurgemeenten",
        ],
        setbacks: ["adressen uit de BAG kwamen niet door", "aansluiting op DigiD viel uit"])),
    Story(
      initiative: "gon", begins: day(2017, 3, 1), goal: .committed,
      course: [(day(2017, 3, 13), 0), (day(2017, 10, 2), 80), (day(2018, 9, 3), 300)],
      opens: day(2017, 3, 13), medians: [60], orienting: 220, declined: 30,
      texts: Texts(
        obstacles: [
          "contract met de huidige aanbieder loopt tot 2019", "glasvezel wordt eerst in de regio aangelegd",
          "netwerkbeheerder vertrokken",
        ],
        remarks: [],
        waiting: [
          "denkt mee in de werkgroep", "wil eerst de kosten weten", "ziet voordeel in samen inkopen",
          "vraagt naar de monitoring", "de regio heeft een eigen ring van glasvezel", "wacht tot er een datum is",
          "wil weten wat er met de huidige lijnen gebeurt", "beslist samen met de buurgemeenten",
        ])),
    Story(
      initiative: "rijbewijs", begins: day(2016, 9, 5), course: [(day(2016, 9, 12), 0), (start, 12)],
      opens: ends + 1, hasPilot: true, medians: [40, 20, 25, 25], orienting: 60, declined: 0,
      texts: Texts(
        obstacles: [],
        remarks: [
          "negen fotografen doen mee", "twijfelgevallen gaan naar de balie", "uitreiking aan de balie blijft",
          "proef loopt door tot de impactanalyse",
        ],
        waiting: [
          "wil aansluiten na de pilot", "fotografen in de gemeente zijn gepolst", "volgt de pilot van de grote steden",
          "vraagt eerst naar de gevolgen voor de leges",
        ])),
  ]
}
