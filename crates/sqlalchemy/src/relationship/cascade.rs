//! `cascade="all, delete-orphan"`.

use bothways_orm::config::Cascade;
use bothways_python::Raised;

use crate::context::Context;

/// No cascade at all: `cascade=None`, `cascade=""`.
pub(super) const NONE: Cascade = Cascade {
    save_update: false,
    merge: false,
    delete: false,
    delete_orphan: false,
    refresh_expire: false,
    expunge: false,
};

/// Reads the option as `CascadeOptions` does.
pub(super) fn parse(cx: &mut Context<'_>, text: &str) -> Result<Cascade, Raised> {
    let names: Vec<&str> = text.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    of_names(cx, &names)
}

/// The cascades of these names.
pub(super) fn of_names(cx: &mut Context<'_>, names: &[&str]) -> Result<Cascade, Raised> {
    let mut cascade = NONE;
    let mut unknown: Vec<&str> = Vec::new();
    let mut none = false;
    for name in names {
        match *name {
            "save-update" => cascade.save_update = true,
            "merge" => cascade.merge = true,
            "delete" => cascade.delete = true,
            "delete-orphan" => cascade.delete_orphan = true,
            "refresh-expire" => cascade.refresh_expire = true,
            "expunge" => cascade.expunge = true,
            "none" => none = true,
            "all" => cascade = all(cascade),
            other => unknown.push(other),
        }
    }
    if !unknown.is_empty() {
        unknown.sort_unstable();
        let names: Vec<String> = unknown.iter().map(|name| format!("'{name}'")).collect();
        let message = format!("Invalid cascade option(s): {}", names.join(", "));
        return Err(cx.raise("ArgumentError", message));
    }
    if none {
        cascade = NONE;
    }
    if cascade.delete_orphan && !cascade.delete {
        let category = cx.exception_class("SAWarning");
        let message = "The 'delete-orphan' cascade option requires 'delete'.";
        cx.python().warn(&category, message)?;
    }
    Ok(cascade)
}

/// "all" is everything but delete-orphan, which is kept if it was named.
fn all(named: Cascade) -> Cascade {
    Cascade {
        save_update: true,
        merge: true,
        delete: true,
        delete_orphan: named.delete_orphan,
        refresh_expire: true,
        expunge: true,
    }
}
