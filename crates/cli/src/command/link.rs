//! `link`: the link that opens a program in the page.

use std::process::ExitCode;

use bothways_share::Shared;

use crate::documents::Documents;
use crate::output::Output;

/// Prints the link, after the page's address if it is given.
pub(crate) fn perform(documents: &Documents, base: Option<&str>, output: &mut Output) -> ExitCode {
    let models = documents.program.models.clone();
    let script = documents.program.script.clone();
    let fragment = bothways_share::encode(&Shared { models, script, ..Shared::default() });
    // An address may come with a fragment of its own: it gives way.
    let base = base.map_or("", |base| base.split('#').next().unwrap_or_default());
    output.print(&format!("{base}{fragment}\n"));
    ExitCode::SUCCESS
}
