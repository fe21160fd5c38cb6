//! The built-in classes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::value::class::{Class, Layout};

macro_rules! types {
    (
        values { $($value:ident $value_name:literal),* $(,)? }
        exceptions { $($exception:ident $exception_name:ident : $($parent:ident)+),* $(,)? }
    ) => {
        /// The built-in classes, named as Python names them.
        #[derive(Debug)]
        #[allow(missing_docs, reason = "each is the Python class of that name")]
        pub struct Types {
            pub object: Rc<Class>,
            pub bool: Rc<Class>,
            $(pub $value: Rc<Class>,)*
            $(pub $exception: Rc<Class>,)*
        }

        impl Types {
            pub(crate) fn new() -> Self {
                let object = class("object", Layout::Object, vec![]);
                $(let $value = class($value_name, Layout::BuiltIn, vec![Rc::clone(&object)]);)*
                let root = &object;
                let bool = bool_class(&[$(&$value),*]);
                $(let $exception = exception(stringify!($exception_name), &[$(types!(@parent $parent root)),+]);)*
                Self { object, bool, $($value,)* $($exception,)* }
            }

            /// The classes that are not exceptions.
            pub(crate) fn values(&self) -> impl Iterator<Item = &Rc<Class>> {
                [&self.object, &self.bool, $(&self.$value),*].into_iter()
            }

            /// Every exception class.
            pub fn exceptions(&self) -> impl Iterator<Item = &Rc<Class>> {
                [$(&self.$exception),*].into_iter()
            }
        }
    };
    (@parent object $root:ident) => { $root };
    (@parent $parent:ident $root:ident) => { &$parent };
}

types! {
    values {
        type_ "type", int "int", float "float", str "str", bytes "bytes", list "list", tuple "tuple", dict "dict",
        set "set", frozenset "frozenset", range "range", slice "slice", function "function", method "method",
        builtin_function "builtin_function_or_method", method_descriptor "method_descriptor", module "module",
        none "NoneType", not_implemented "NotImplementedType", ellipsis "ellipsis", property "property",
        classmethod "classmethod", staticmethod "staticmethod", super_ "super", generator "generator",
        dict_keys "dict_keys", dict_values "dict_values", dict_items "dict_items", list_iterator "list_iterator",
        list_reverseiterator "list_reverseiterator", tuple_iterator "tuple_iterator",
        str_iterator "str_iterator", range_iterator "range_iterator", set_iterator "set_iterator",
        dict_keyiterator "dict_keyiterator", dict_valueiterator "dict_valueiterator",
        dict_itemiterator "dict_itemiterator", reversed "reversed", iterator "iterator",
        callable_iterator "callable_iterator", enumerate "enumerate", zip "zip", map "map", filter "filter",
        generic_alias "GenericAlias", union_type "UnionType", typing_alias "_GenericAlias",
        member_descriptor "member_descriptor", traceback "traceback", frame "frame", code "code", type_var "TypeVar",
    }
    exceptions {
        base_exception BaseException: object,
        exception Exception: base_exception,
        generator_exit GeneratorExit: base_exception,
        keyboard_interrupt KeyboardInterrupt: base_exception,
        system_exit SystemExit: base_exception,
        stop_iteration StopIteration: exception,
        arithmetic_error ArithmeticError: exception,
        floating_point_error FloatingPointError: arithmetic_error,
        overflow_error OverflowError: arithmetic_error,
        zero_division_error ZeroDivisionError: arithmetic_error,
        assertion_error AssertionError: exception,
        attribute_error AttributeError: exception,
        eof_error EOFError: exception,
        import_error ImportError: exception,
        module_not_found_error ModuleNotFoundError: import_error,
        lookup_error LookupError: exception,
        index_error IndexError: lookup_error,
        key_error KeyError: lookup_error,
        memory_error MemoryError: exception,
        name_error NameError: exception,
        unbound_local_error UnboundLocalError: name_error,
        os_error OSError: exception,
        file_not_found_error FileNotFoundError: os_error,
        permission_error PermissionError: os_error,
        timeout_error TimeoutError: os_error,
        connection_error ConnectionError: os_error,
        broken_pipe_error BrokenPipeError: connection_error,
        connection_aborted_error ConnectionAbortedError: connection_error,
        connection_refused_error ConnectionRefusedError: connection_error,
        connection_reset_error ConnectionResetError: connection_error,
        blocking_io_error BlockingIOError: os_error,
        child_process_error ChildProcessError: os_error,
        file_exists_error FileExistsError: os_error,
        interrupted_error InterruptedError: os_error,
        is_a_directory_error IsADirectoryError: os_error,
        not_a_directory_error NotADirectoryError: os_error,
        process_lookup_error ProcessLookupError: os_error,
        reference_error ReferenceError: exception,
        runtime_error RuntimeError: exception,
        not_implemented_error NotImplementedError: runtime_error,
        recursion_error RecursionError: runtime_error,
        syntax_error SyntaxError: exception,
        indentation_error IndentationError: syntax_error,
        tab_error TabError: indentation_error,
        buffer_error BufferError: exception,
        stop_async_iteration StopAsyncIteration: exception,
        system_error SystemError: exception,
        type_error TypeError: exception,
        value_error ValueError: exception,
        unicode_error UnicodeError: value_error,
        unicode_decode_error UnicodeDecodeError: unicode_error,
        unicode_encode_error UnicodeEncodeError: unicode_error,
        unicode_translate_error UnicodeTranslateError: unicode_error,
        warning Warning: exception,
        bytes_warning BytesWarning: warning,
        deprecation_warning DeprecationWarning: warning,
        encoding_warning EncodingWarning: warning,
        future_warning FutureWarning: warning,
        import_warning ImportWarning: warning,
        pending_deprecation_warning PendingDeprecationWarning: warning,
        resource_warning ResourceWarning: warning,
        runtime_warning RuntimeWarning: warning,
        syntax_warning SyntaxWarning: warning,
        unicode_warning UnicodeWarning: warning,
        user_warning UserWarning: warning,
    }
}

fn exception(name: &str, parents: &[&Rc<Class>]) -> Rc<Class> {
    class(name, Layout::Exception, parents.iter().map(|parent| Rc::clone(parent)).collect())
}

fn class(name: &str, layout: Layout, bases: Vec<Rc<Class>>) -> Rc<Class> {
    let ancestors = match bases.first() {
        Some(base) => base.mro().cloned().collect(),
        None => Vec::new(),
    };
    Rc::new(Class {
        name: name.into(),
        qualified_name: name.into(),
        module: match name {
            "GenericAlias" | "UnionType" => "types".into(),
            "_GenericAlias" | "TypeVar" => "typing".into(),
            _ => "builtins".into(),
        },
        bases,
        ancestors,
        namespace: Rc::default(),
        host: RefCell::new(None),
        metaclass: None,
        has_dict: layout == Layout::Exception,
        intercepts_reads: false,
        intercepts_writes: Cell::new(false),
        attributes: Cell::new(0),
        layout,
        construct: if layout == Layout::Exception { None } else { crate::builtins::constructor(name) },
        address: Cell::new(0),
    })
}

/// `bool` derives from `int`.
fn bool_class(values: &[&Rc<Class>]) -> Rc<Class> {
    let bases = values.iter().filter(|class| &*class.name == "int").map(|class| Rc::clone(class)).collect();
    class("bool", Layout::BuiltIn, bases)
}
