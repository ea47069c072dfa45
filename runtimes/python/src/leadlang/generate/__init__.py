"""Rule sets as Python functions.

The generated source holds names that are made here and integers, nothing else: no text of a rule set ever becomes
source, it is handed over as an object. So nothing in a document can make a runtime execute it.

Code is written in pieces (`source.Piece`). Each piece gives one name its value and records the names that it uses; a
function is assembled from the pieces that it needs, each after those that it uses itself.
"""
