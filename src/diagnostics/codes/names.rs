//! E01xx: names, declarations and imports.

use crate::diagnostics::registry::codes;

codes! {
    DECLARED_TWICE = E0101 "A name is declared twice";
    NOT_DECLARED = E0102 "A name is not declared";
    OTHER_KIND = E0103 "A name stands for another kind of thing";
    RESERVED_NAME = E0104 "A name belongs to the language";
    TWO_READINGS = E0105 "A name can be read in two ways";
}
