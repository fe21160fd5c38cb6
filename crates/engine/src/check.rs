//! Static checks: what configuring the mappers would say, before a script instantiates anything.

use bothways_diagnostics::Diagnostic;
use bothways_trace::{Ending, Program};

use crate::run;

/// Appended to models in a document of its own: what the first use of a mapped class would do.
const CONFIGURE: &str = "from sqlalchemy.orm import configure_mappers\nconfigure_mappers()\n";

/// Problems of the models alone: errors and warnings of the class statements and of mapper configuration.
pub fn check(program: &Program) -> Vec<Diagnostic> {
    let models = Program { models: program.models.clone(), script: CONFIGURE.to_owned() };
    let run = run(&models);
    // What stands in the appended document has no place in the user's.
    let mut problems = run.problems;
    for problem in &mut problems {
        problem.labels.retain(|label| label.document == 0);
    }
    if matches!(run.ending, Ending::Limit { .. }) {
        problems.clear();
    }
    problems
}
