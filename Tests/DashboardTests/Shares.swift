import Model

extension Programme {
  /// The share of the municipalities that use an initiative, in whole percents.
  func share(_ initiative: String) -> Int {
    Int(((column(of: initiative).flatMap { coverage(of: $0).byMunicipalities } ?? 0) * 100).rounded())
  }
}
