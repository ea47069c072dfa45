"""Rule sets as Python functions.

The source that is written here holds names of its own and integers, nothing else: no text of a rule set ever becomes
source, it is handed over as an object. So nothing in a document can make a runtime execute it.
"""
