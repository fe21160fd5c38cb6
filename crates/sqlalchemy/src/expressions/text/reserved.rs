//! Names that SQLAlchemy's default dialect quotes, and SQLite's does not.

use bothways_sql::Select;

/// Put before and after a name, it makes the name one that must be quoted; it is taken out of the text again.
pub(super) const MARK: char = '\u{1}';

/// Words that the default dialect quotes and SQLite's does not.
const RESERVED: &[&str] = &[
    "analyse",
    "any",
    "array",
    "asymmetric",
    "authorization",
    "binary",
    "both",
    "current_role",
    "current_user",
    "do",
    "freeze",
    "grant",
    "ilike",
    "leading",
    "localtime",
    "localtimestamp",
    "new",
    "off",
    "old",
    "only",
    "overlaps",
    "placing",
    "session_user",
    "similar",
    "some",
    "symmetric",
    "trailing",
    "user",
    "verbose",
];

/// Marks every reserved name of a query.
pub(super) fn quote_reserved(select: &mut Select) {
    select.each_name(&mut |name| {
        if RESERVED.contains(&&**name) {
            *name = format!("{MARK}{name}{MARK}").into();
        }
    });
}
