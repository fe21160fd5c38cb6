//! `__future__`: its names exist; what they change is the compiler's business.

use crate::value::Value;
use crate::value::dict::Dict;

pub(super) fn namespace() -> Dict {
    let namespace = Dict::default();
    for name in ["annotations", "generator_stop", "division", "absolute_import", "print_function"] {
        namespace.set_str(name, Value::Bool(true));
    }
    namespace
}
