//! Declarative mapping: bases, and what becomes of a class statement under one.

pub(crate) mod annotation;
mod base;
mod columns;
mod constructor;
pub(crate) mod dataclass;
mod declared_attr;
mod inheritance;
mod metaclass;
mod registry;
mod scan;

pub(crate) use base::{as_declarative, declarative_base, declarative_base_moved, root_class};
pub(crate) use columns::define as define_column;
pub(crate) use declared_attr::{DeclaredAttrClass, Declaring};
pub(crate) use metaclass::{is_metaclass, metaclass};
pub(crate) use registry::{mapped_as_dataclass_function, registry, unmapped_dataclass};
pub(crate) use scan::{class_attribute_set, class_created};
