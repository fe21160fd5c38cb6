//! The exception and warning classes of `sqlalchemy.exc` and `sqlalchemy.orm.exc`.

use std::collections::BTreeMap;
use std::rc::Rc;

use bothways_python::{Arguments, Class, Raised, Value, Vm};

use crate::context::Context;
use crate::native::Native;

/// Module, name, parent, and the code that every exception of the class has.
type Row = (&'static str, &'static str, &'static str, &'static str);

const CORE: &str = "sqlalchemy.exc";
const ORM: &str = "sqlalchemy.orm.exc";

const CLASSES: &[Row] = &[
    (CORE, "SQLAlchemyError", "Exception", ""),
    (CORE, "ArgumentError", "SQLAlchemyError", ""),
    (CORE, "DuplicateColumnError", "ArgumentError", ""),
    (CORE, "ObjectNotExecutableError", "ArgumentError", ""),
    (CORE, "NoSuchModuleError", "ArgumentError", ""),
    (CORE, "NoForeignKeysError", "ArgumentError", ""),
    (CORE, "AmbiguousForeignKeysError", "ArgumentError", ""),
    (CORE, "ConstraintColumnNotFoundError", "ArgumentError", ""),
    (CORE, "CircularDependencyError", "SQLAlchemyError", ""),
    (CORE, "CompileError", "SQLAlchemyError", ""),
    (CORE, "UnsupportedCompilationError", "CompileError", "l7de"),
    (CORE, "IdentifierError", "SQLAlchemyError", ""),
    (CORE, "DisconnectionError", "SQLAlchemyError", ""),
    (CORE, "TimeoutError", "SQLAlchemyError", ""),
    (CORE, "InvalidRequestError", "SQLAlchemyError", ""),
    (CORE, "IllegalStateChangeError", "InvalidRequestError", ""),
    (CORE, "NoInspectionAvailable", "InvalidRequestError", ""),
    (CORE, "PendingRollbackError", "InvalidRequestError", ""),
    (CORE, "ResourceClosedError", "InvalidRequestError", ""),
    (CORE, "NoSuchColumnError", "InvalidRequestError", ""),
    (CORE, "AmbiguousColumnError", "InvalidRequestError", ""),
    (CORE, "NoResultFound", "InvalidRequestError", ""),
    (CORE, "MultipleResultsFound", "InvalidRequestError", ""),
    (CORE, "NoReferenceError", "InvalidRequestError", ""),
    (CORE, "NoReferencedTableError", "NoReferenceError", ""),
    (CORE, "NoReferencedColumnError", "NoReferenceError", ""),
    (CORE, "NoSuchTableError", "InvalidRequestError", ""),
    (CORE, "UnboundExecutionError", "InvalidRequestError", ""),
    (CORE, "StatementError", "SQLAlchemyError", ""),
    (CORE, "DBAPIError", "StatementError", "dbapi"),
    (CORE, "InterfaceError", "DBAPIError", "rvf5"),
    (CORE, "DatabaseError", "DBAPIError", "4xp6"),
    (CORE, "DataError", "DatabaseError", "9h9h"),
    (CORE, "OperationalError", "DatabaseError", "e3q8"),
    (CORE, "IntegrityError", "DatabaseError", "gkpj"),
    (CORE, "InternalError", "DatabaseError", "2j85"),
    (CORE, "ProgrammingError", "DatabaseError", "f405"),
    (CORE, "NotSupportedError", "DatabaseError", "tw8g"),
    (CORE, "SADeprecationWarning", "DeprecationWarning", ""),
    (CORE, "Base20DeprecationWarning", "SADeprecationWarning", ""),
    (CORE, "LegacyAPIWarning", "Base20DeprecationWarning", ""),
    (CORE, "MovedIn20Warning", "Base20DeprecationWarning", ""),
    (CORE, "SAPendingDeprecationWarning", "PendingDeprecationWarning", ""),
    (CORE, "SAWarning", "RuntimeWarning", ""),
    (ORM, "StaleDataError", "SQLAlchemyError", ""),
    (ORM, "FlushError", "SQLAlchemyError", ""),
    (ORM, "MappedAnnotationError", "ArgumentError", ""),
    (ORM, "UnmappedError", "InvalidRequestError", ""),
    (ORM, "ObjectDereferencedError", "SQLAlchemyError", ""),
    (ORM, "DetachedInstanceError", "SQLAlchemyError", "bhk3"),
    (ORM, "UnmappedInstanceError", "UnmappedError", ""),
    (ORM, "UnmappedClassError", "UnmappedError", ""),
    (ORM, "ObjectDeletedError", "InvalidRequestError", ""),
    (ORM, "UnmappedColumnError", "InvalidRequestError", ""),
    (ORM, "LoaderStrategyException", "InvalidRequestError", ""),
];

/// The exception classes of the package, made once for a machine.
pub(crate) struct Exceptions {
    classes: BTreeMap<&'static str, Rc<Class>>,
    driver: BTreeMap<&'static str, Rc<Class>>,
    root: Rc<Class>,
}

/// The page of SQLAlchemy's documentation on the errors of a class.
pub(super) fn code_of(class: &str) -> &'static str {
    CLASSES.iter().find(|(_, name, _, _)| *name == class).map_or("", |(_, _, _, code)| code)
}

impl Exceptions {
    /// Makes them.
    pub fn new(vm: &mut Vm) -> Self {
        let types = vm.types();
        let mut classes: BTreeMap<&'static str, Rc<Class>> = BTreeMap::new();
        for (module, name, parent, code) in CLASSES {
            let parent = match *parent {
                "Exception" => &types.exception,
                "DeprecationWarning" => &types.deprecation_warning,
                "PendingDeprecationWarning" => &types.pending_deprecation_warning,
                "RuntimeWarning" => &types.runtime_warning,
                ours => classes.get(ours).unwrap_or(&types.exception),
            };
            let mut parents = vec![Rc::clone(parent)];
            if *name == "SQLAlchemyError" {
                let mixin = vm.new_class(module, "HasDescriptionCode", Vec::new(), Rc::default());
                parents.splice(0..0, mixin.ok());
            }
            let class = vm.new_exception_class(module, name, parents);
            if !code.is_empty() {
                class.namespace.set_str("code", Value::from(*code));
            }
            if *name == "SQLAlchemyError" {
                class.namespace.set_str("code", Value::None);
                class.namespace.set_str("__str__", Native::function("__str__", text));
            }
            classes.insert(name, class);
        }
        let error = vm.new_exception_class("sqlite3", "Error", Vec::new());
        let database = vm.new_exception_class("sqlite3", "DatabaseError", vec![error]);
        let driver = ["IntegrityError", "OperationalError", "ProgrammingError"]
            .map(|name| (name, vm.new_exception_class("sqlite3", name, vec![Rc::clone(&database)])));
        let root = Rc::clone(classes.get("SQLAlchemyError").unwrap_or(&types.exception));
        Self { classes, driver: driver.into(), root }
    }

    /// The class of that name; the root where there is none.
    pub fn class(&self, name: &str) -> Rc<Class> {
        Rc::clone(self.classes.get(name).unwrap_or(&self.root))
    }

    /// The class of that name in one of the two modules; `sqlalchemy.orm.exc` lends the core's result errors.
    pub fn find(&self, module: &str, name: &str) -> Option<Rc<Class>> {
        let (name, lent) = match name {
            "ConcurrentModificationError" => ("StaleDataError", false),
            "NoResultFound" | "MultipleResultsFound" => (name, true),
            other => (other, false),
        };
        let class = self.classes.get(name)?;
        (&*class.module == module || lent && module == ORM).then(|| Rc::clone(class))
    }

    /// The names that one of the two modules has.
    pub fn names(module: &str) -> impl Iterator<Item = &'static str> {
        let lent: &[&str] = if module == ORM {
            &["ConcurrentModificationError", "MultipleResultsFound", "NoResultFound"]
        } else {
            &[]
        };
        let own = CLASSES.iter().filter(move |(of, ..)| *of == module).map(|(_, name, ..)| *name);
        own.chain(lent.iter().copied())
    }

    /// The driver's exception class of that name.
    pub fn driver(&self, name: &str) -> Rc<Class> {
        Rc::clone(self.driver.get(name).unwrap_or(&self.root))
    }
}

/// `str(error)`: the message, and where there is one the link to its page.
fn text(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let Some(Value::Instance(exception)) = arguments.positional.first() else {
        return Err(cx.vm.raise_type_error("__str__() missing 1 required positional argument: 'self'"));
    };
    if let Some(whole) = exception.dict().get_str("_text") {
        return Ok(whole);
    }
    let arguments = exception.exception().map(|state| state.borrow().args.clone()).unwrap_or_default();
    let message = match &*arguments {
        [one] => cx.python().str(one)?.to_string(),
        several => cx.python().str(&Value::tuple(several.to_vec()))?.to_string(),
    };
    let code = exception.dict().get_str("code").or_else(|| exception.class.lookup("code"));
    Ok(match code {
        Some(Value::Str(code)) => Value::from(format!("{message} {}", super::text::background(&code))),
        _ => Value::from(message),
    })
}
