//! Modules that are written in Python themselves and compiled into the interpreter: what CPython's own library
//! writes in Python too. Their frames are in no traceback and their statements are not announced.

use std::rc::Rc;

use crate::compile::code::Code;
use crate::interpreter::Interpreter;
use crate::program;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::module::Module;

/// The modules with their source.
const SOURCES: &[(&str, &str)] = &[
    ("_collections_abc", include_str!("../../library/_collections_abc.py")),
    ("_datetime", include_str!("../../library/_datetime.py")),
    ("_decimal", include_str!("../../library/_decimal.py")),
    ("_time", include_str!("../../library/_time.py")),
    ("_typing", include_str!("../../library/_typing.py")),
    ("abc", include_str!("../../library/abc.py")),
    ("argparse", include_str!("../../library/argparse.py")),
    ("base64", include_str!("../../library/base64.py")),
    ("binascii", include_str!("../../library/binascii.py")),
    ("bisect", include_str!("../../library/bisect.py")),
    ("calendar", include_str!("../../library/calendar.py")),
    ("collections", include_str!("../../library/collections.py")),
    ("contextlib", include_str!("../../library/contextlib.py")),
    ("contextvars", include_str!("../../library/contextvars.py")),
    ("copy", include_str!("../../library/copy.py")),
    ("csv", include_str!("../../library/csv.py")),
    ("dataclasses", include_str!("../../library/dataclasses.py")),
    ("enum", include_str!("../../library/enum.py")),
    ("fractions", include_str!("../../library/fractions.py")),
    ("functools", include_str!("../../library/functools.py")),
    ("hashlib", include_str!("../../library/hashlib.py")),
    ("heapq", include_str!("../../library/heapq.py")),
    ("hmac", include_str!("../../library/hmac.py")),
    ("html", include_str!("../../library/html.py")),
    ("inspect", include_str!("../../library/inspect.py")),
    ("io", include_str!("../../library/io.py")),
    ("itertools", include_str!("../../library/itertools.py")),
    ("json", include_str!("../../library/json.py")),
    ("logging", include_str!("../../library/logging.py")),
    ("operator", include_str!("../../library/operator.py")),
    ("os", include_str!("../../library/os.py")),
    ("os.path", include_str!("../../library/os_path.py")),
    ("pathlib", include_str!("../../library/pathlib.py")),
    ("pprint", include_str!("../../library/pprint.py")),
    ("random", include_str!("../../library/random.py")),
    ("re", include_str!("../../library/re.py")),
    ("secrets", include_str!("../../library/secrets.py")),
    ("statistics", include_str!("../../library/statistics.py")),
    ("string", include_str!("../../library/string.py")),
    ("sys", include_str!("../../library/sys.py")),
    ("textwrap", include_str!("../../library/textwrap.py")),
    ("threading", include_str!("../../library/threading.py")),
    ("traceback", include_str!("../../library/traceback.py")),
    ("types", include_str!("../../library/types.py")),
    ("urllib", include_str!("../../library/urllib.py")),
    ("urllib.parse", include_str!("../../library/urllib_parse.py")),
    ("weakref", include_str!("../../library/weakref.py")),
];

/// Their names, those that other modules are made of included.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().map(|(name, _)| *name)
}

/// What the docstring of a module says.
pub(super) fn about(name: &str) -> Option<&'static str> {
    let (_, source) = SOURCES.iter().find(|(known, _)| *known == name)?;
    Some(source.strip_prefix("\"\"\"")?.split_once("\"\"\"")?.0)
}

impl Interpreter<'_> {
    /// The module of that name, if it is one of these.
    pub(super) fn load_library(&mut self, name: &str) -> Result<Option<Value>, Raised> {
        let Some((name, source)) = SOURCES.iter().find(|(known, _)| *known == name) else { return Ok(None) };
        let code = self.library_code(name, source)?;
        let namespace = Rc::new(Dict::default());
        namespace.set_str("__name__", Value::from(name.trim_start_matches('_')));
        let module =
            Value::Module(Rc::new(Module { name: (*name).into(), namespace: Rc::clone(&namespace) }));
        self.vm.modules.set_str(*name, module.clone());
        self.run_code(&code, namespace, None)?;
        Ok(Some(module))
    }

    /// A module of a host that is written in Python, too. It finds the names that the host gives it, and no program can
    /// import it but by way of the host.
    pub fn load_source(&mut self, name: &str, source: &str, names: Rc<Dict>) -> Result<Value, Raised> {
        let code = self.library_code(name, source)?;
        names.set_str("__name__", Value::from(name));
        self.run_code(&code, Rc::clone(&names), None)?;
        Ok(Value::Module(Rc::new(Module { name: name.into(), namespace: names })))
    }

    fn library_code(&mut self, name: &str, source: &str) -> Result<Rc<Code>, Raised> {
        program::prepare_library(name, source, self.vm.limits()).map_err(|errors| {
            let message = errors.first().map_or("", |error| &error.message);
            self.vm.unsupported(format!("the module {name}, because of an internal error ({message}),"))
        })
    }

    /// A name of one of these modules, for natives and hosts that need it.
    pub fn library_name(&mut self, module: &str, name: &str) -> Result<Value, Raised> {
        let module = self.own_module(module)?;
        self.get_attribute(&module, name)
    }
}
