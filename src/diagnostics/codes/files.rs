//! E09xx: files, workspaces and configuration.

use crate::diagnostics::registry::codes;

codes! {
    FILE_MISSING = E0901 "A file cannot be read";
    USE_CYCLE = E0902 "Files use each other in a circle";
    OUTSIDE_WORKSPACE = E0903 "A path leads out of the workspace";
    NOT_UTF8 = E0904 "A file is not UTF-8 text";
    LIST_COLUMN = E0905 "A list does not say which column of its file, or one that is not there";
    LIST_ROW = E0906 "A row of a list's file cannot be read";
    CONFIG_SYNTAX = E0907 "`lead.toml` cannot be read";
    CONFIG_KEY = E0908 "`lead.toml` has a key that means nothing";
    CONFIG_VALUE = E0909 "A value in lead.toml does not fit";
    CONFIG_NAME = E0910 "`lead.toml` speaks of a name that the definition does not have";
    USED_TWICE = W0901 "A file is used twice";
    EMPTY_LIST_FILE = W0902 "The file of a list is empty";
}
