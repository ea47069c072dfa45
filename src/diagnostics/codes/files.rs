//! E09xx: files, workspaces and configuration.

use crate::diagnostics::registry::codes;

codes! {
    FILE_MISSING = E0901 "A file that cannot be read";
    USE_CYCLE = E0902 "Files that use each other in a circle";
    OUTSIDE_WORKSPACE = E0903 "A path outside the workspace";
    NOT_UTF8 = E0904 "A file that is not UTF-8 text";
    LIST_COLUMN = E0905 "A list without a usable column";
    LIST_ROW = E0906 "A row of a list's file that cannot be read";
    CONFIG_SYNTAX = E0907 "A `lead.toml` that cannot be read";
    CONFIG_KEY = E0908 "An unknown key in `lead.toml`";
    CONFIG_VALUE = E0909 "A value in `lead.toml` that does not fit";
    CONFIG_NAME = E0910 "A name in `lead.toml` that the definition does not declare";
    UNKNOWN_LINT = E0911 "A warning that does not exist";
    ALLOWED_WITHOUT_REASON = E0912 "A warning allowed without a reason";
    USED_TWICE = W0901 "A file that is used twice";
    EMPTY_LIST_FILE = W0902 "An empty list file";
    ALLOWED_NOTHING = W0903 "A comment that allows an absent warning";
}
