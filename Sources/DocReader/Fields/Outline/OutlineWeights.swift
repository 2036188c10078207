/// What each contradiction costs when lost levels are rebuilt.
///
/// The unit is about the surprise of one field that the example should have shown. Only ratios matter.
struct OutlineWeights: Hashable, Sendable {
  static let standard = OutlineWeights()

  // MARK: Placing a row in an object

  /// The object has a field of this name already.
  var duplicate = 9.0
  /// The example shows the name in another open object.
  var shownElsewhere = 6.5
  /// The same, where the object's structure is known to have such a field.
  var shownElsewhereButKnown = 2.0
  /// The example shows the object without the name.
  var notShown = 0.5
  /// The example does not show the object.
  var objectNotShown = 0.25
  /// A name that the example does not show leaves the deepest open object.
  var climb = 0.675
  /// Each further level that it leaves.
  var climbLevel = 0.2
  /// The name does not belong to the closed vocabulary of the fields so far.
  var outsideVocabulary = 0.8
  /// How much less a name costs that leaves for an object whose structure is known to have it.
  var knownClimb = 1.0
  /// A name that the example does not show, in an object that has all fields that it shows.
  var complete = 0.3
  /// The same, where the object has all fields that the structure is known to have.
  var completeKnown = 1.0
  /// The structure is inside itself.
  var recursion = 3.0
  /// The rows after another occurrence of the structure differ already.
  var ended = 0.8
  /// A field of paging below the envelope's `data`.
  var deepPaging = 1.2
  /// A field that is none of paging, next to the only field of the envelope's `data`.
  var besideList = 0.8
  /// The row's structure is called after the structure of another open object.
  var partElsewhere = 0.5
  /// A field next to the envelope's `data`.
  var afterData = 4.0
  /// Other tables place the name after a field of another open object.
  var neighbourElsewhere = 1.0
  /// How far a neighbour but one counts as a neighbour.
  var nearNeighbour = 0.8
  /// How far a neighbour in a table of another project counts.
  var foreignNeighbour = 0.33
  /// How far a field of the known structure counts as a neighbour.
  var knownField = 0.8
  /// The name is spelled like the last field of another open object.
  var spelledLikeElsewhere = 0.1
  /// The known structure has no such field.
  var outsideStructure = 1.6

  // MARK: Opening a row as an object

  /// The example shows an object where the type is a scalar; without that, scalars stay closed.
  var openScalar = 0.4
  var openMap = 1.2
  var openFile = 0.8
  var openUnreadable = 1.0
  /// The example shows a scalar.
  var openShownScalar = 1.5
  /// The structure is known to have no fields.
  var openKnownEmpty = 2.0
  /// The first field is spelled like the object.
  var spelledLikeParent = 0.3

  // MARK: Leaving an object

  /// Each field that the example shows and the object has not got yet.
  var missing = 1.1
  var missingMost = 6.0
  /// Each field that the known structure has and the object has not got yet.
  var missingKnown = 0.6
  var missingKnownMost = 6.0

  // MARK: A row without fields

  /// A named structure.
  var emptyStructure = 2.6
  /// A named structure that the example shows as `null`, `{}`, `[]` or an empty string.
  var emptyShownEmpty = 0.4
  /// A named structure that the example shows as a scalar.
  var emptyShownScalar = 1.0
  /// A named structure that other tables show without fields.
  var emptyKnown = 0.3
  /// A named structure in an array of arrays.
  var emptyGrid = 0.6
  /// A named structure or a file that the example shows with keys.
  var emptyShown = 4.0
  /// A vague type that the example shows with keys.
  var emptyVagueShown = 3.0
  /// Each of these keys.
  var emptyShownKey = 0.24
  var emptyVague = 0.15
  var emptyData = 0.1

  // MARK: Trust

  /// A lead over the second best frame that is no doubt; what lacks of it is cost.
  var clearLead = 1.0

  /// How much a structure counts that was seen before in the same table.
  var trustSameTable = 2.0
  /// How much a structure counts that other tables taught.
  var trustMemory = 0.6
}
