//! The host's side of the interpreter: hands every question to the object it is about.

use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::session;
use bothways_python::{
    Arguments, BinaryOperator, Class, ClassStatement, Comparison, Host, HostRef, Instance, Place, Raised,
    UnaryOperator, Value, Vm, Warning,
};
use bothways_world::{Change, InstanceId};

use crate::bindings;
use crate::context::Context;
use crate::declarative;
use crate::errors::checked;
use crate::events;
use crate::facade::Facade;
use crate::log;
use crate::modules::Module;
use crate::names;
use crate::native::Native;
use crate::object::{downcast, object, view};
use crate::shown_classes;

/// The object on one side of an operator.
fn side(value: &Value) -> Option<&dyn crate::object::Object> {
    match value {
        Value::Host(reference) => object(reference),
        _ => None,
    }
}

/// A place as the trace keeps it.
fn place(Place { document, start, end, line }: Place) -> bothways_world::Place {
    bothways_world::Place { document, start, end, line }
}

impl Host for Facade {
    fn import(&mut self, vm: &mut Vm, name: &str) -> Result<Option<Value>, Raised> {
        let cx = &mut Context::new(self, vm);
        if name == "logging" { log::import(cx).map(Some) } else { Module::import(cx, name) }
    }

    fn import_from(&mut self, vm: &mut Vm, module: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match downcast::<Module>(module) {
            Some(module) => module.find(&mut Context::new(self, vm), name),
            None => Ok(None),
        }
    }

    fn get_attribute(
        &mut self,
        vm: &mut Vm,
        reference: &HostRef,
        name: &str,
    ) -> Result<Option<Value>, Raised> {
        let Some(object) = object(reference) else { return Ok(None) };
        if let Some(method) = object.methods().iter().find(|(known, _)| *known == name) {
            return Ok(Some(Native::method(*method, reference)));
        }
        let mut cx = Context::new(self, vm);
        let found = object.attribute(&mut cx, reference, name)?;
        if found.is_none() && name == "__class__" {
            return Ok(self.class_of(vm, reference)?.map(Value::Class));
        }
        if found.is_none() && names::is_member(&object.type_name(), name) {
            return cx.unsupported(format!("{}.{name}", object.type_name()));
        }
        Ok(found)
    }

    fn set_attribute(
        &mut self,
        vm: &mut Vm,
        reference: &HostRef,
        name: &str,
        value: Value,
    ) -> Result<bool, Raised> {
        let Some(object) = object(reference) else { return Ok(false) };
        let mut cx = Context::new(self, vm);
        if object.set_attribute(&mut cx, name, &value)? {
            return Ok(true);
        }
        cx.unsupported(format!("setting {name} of a {}", object.type_name()))
    }

    fn directory(&mut self, _vm: &mut Vm, reference: &HostRef) -> Result<Vec<Rc<str>>, Raised> {
        let Some(object) = object(reference) else { return Ok(Vec::new()) };
        let mut names = object.names();
        names.extend(object.methods().iter().map(|(name, _)| Rc::from(*name)));
        names.sort();
        Ok(names)
    }

    fn call(&mut self, vm: &mut Vm, reference: &HostRef, mut arguments: Arguments) -> Result<Value, Raised> {
        let called = match object(reference) {
            Some(object) => object.call(&mut Context::new(self, vm), reference, &mut arguments)?,
            None => None,
        };
        match called {
            Some(value) => Ok(value),
            None => {
                let text = format!("'{}' object is not callable", reference.0.type_name());
                Err(vm.raise_type_error(text))
            }
        }
    }

    fn binary_operator(
        &mut self,
        vm: &mut Vm,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let mut cx = Context::new(self, vm);
        for object in [side(left), side(right)].into_iter().flatten() {
            if let Some(value) = object.binary(&mut cx, operator, left, right)? {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    fn in_place_operator(
        &mut self,
        vm: &mut Vm,
        operator: BinaryOperator,
        reference: &HostRef,
        value: &Value,
    ) -> Result<Option<Value>, Raised> {
        match object(reference) {
            Some(object) => object.in_place(&mut Context::new(self, vm), reference, operator, value),
            None => Ok(None),
        }
    }

    fn unary_operator(
        &mut self,
        vm: &mut Vm,
        operator: UnaryOperator,
        reference: &HostRef,
    ) -> Result<Option<Value>, Raised> {
        match object(reference) {
            Some(object) => object.unary(&mut Context::new(self, vm), reference, operator),
            None => Ok(None),
        }
    }

    fn compare(
        &mut self,
        vm: &mut Vm,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let mut cx = Context::new(self, vm);
        for object in [side(left), side(right)].into_iter().flatten() {
            if let Some(value) = object.compare(&mut cx, comparison, left, right)? {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    fn contains(&mut self, vm: &mut Vm, reference: &HostRef, item: &Value) -> Result<Option<bool>, Raised> {
        match object(reference) {
            Some(object) => object.contains(&mut Context::new(self, vm), item),
            None => Ok(None),
        }
    }

    fn length(&mut self, vm: &mut Vm, reference: &HostRef) -> Result<Option<usize>, Raised> {
        match object(reference) {
            Some(object) => object.length(&mut Context::new(self, vm)),
            None => Ok(None),
        }
    }

    fn iterate(&mut self, vm: &mut Vm, reference: &HostRef) -> Result<Option<Value>, Raised> {
        match object(reference) {
            Some(object) => object.iterate(&mut Context::new(self, vm), reference),
            None => Ok(None),
        }
    }

    fn next_item(
        &mut self,
        vm: &mut Vm,
        reference: &HostRef,
        position: usize,
    ) -> Result<Option<Value>, Raised> {
        match object(reference) {
            Some(object) => object.next_item(&mut Context::new(self, vm), position),
            None => Ok(None),
        }
    }

    fn get_item(&mut self, vm: &mut Vm, reference: &HostRef, index: &Value) -> Result<Option<Value>, Raised> {
        match object(reference) {
            Some(object) => object.get_item(&mut Context::new(self, vm), index),
            None => Ok(None),
        }
    }

    fn set_item(
        &mut self,
        vm: &mut Vm,
        reference: &HostRef,
        index: &Value,
        value: Value,
    ) -> Result<bool, Raised> {
        match object(reference) {
            Some(object) => object.set_item(&mut Context::new(self, vm), index, &value),
            None => Ok(false),
        }
    }

    fn delete_item(&mut self, vm: &mut Vm, reference: &HostRef, index: &Value) -> Result<bool, Raised> {
        match object(reference) {
            Some(object) => object.delete_item(&mut Context::new(self, vm), index),
            None => Ok(false),
        }
    }

    fn repr(&mut self, vm: &mut Vm, reference: &HostRef) -> Result<Option<String>, Raised> {
        match object(reference) {
            Some(object) => object.repr(&mut Context::new(self, vm)),
            None => Ok(None),
        }
    }

    fn str(&mut self, vm: &mut Vm, reference: &HostRef) -> Result<Option<String>, Raised> {
        let Some(object) = object(reference) else { return Ok(None) };
        let mut cx = Context::new(self, vm);
        match object.str(&mut cx)? {
            Some(text) => Ok(Some(text)),
            None => object.repr(&mut cx),
        }
    }

    fn truth(&mut self, vm: &mut Vm, reference: &HostRef) -> Result<Option<bool>, Raised> {
        match object(reference) {
            Some(object) => object.truth(&mut Context::new(self, vm)),
            None => Ok(None),
        }
    }

    fn hash(&mut self, vm: &mut Vm, reference: &HostRef) -> Result<Option<i64>, Raised> {
        match object(reference) {
            Some(object) => object.hash(&mut Context::new(self, vm)),
            None => Ok(None),
        }
    }

    fn class_of(&mut self, vm: &mut Vm, reference: &HostRef) -> Result<Option<Rc<Class>>, Raised> {
        let name = reference.0.type_name().into_owned();
        shown_classes::class(&mut Context::new(self, vm), &name).map(Some)
    }

    fn is_instance(&mut self, vm: &mut Vm, value: &Value, class: &Value) -> Result<Option<bool>, Raised> {
        let mut cx = Context::new(self, vm);
        match side(class) {
            Some(class) => class.has_instance(&mut cx, value),
            None => Ok(None),
        }
    }

    fn enter(&mut self, vm: &mut Vm, reference: &HostRef) -> Result<Option<Value>, Raised> {
        match object(reference) {
            Some(object) => object.enter(&mut Context::new(self, vm), reference),
            None => Ok(None),
        }
    }

    fn exit(
        &mut self,
        vm: &mut Vm,
        reference: &HostRef,
        exception: Option<&Rc<Instance>>,
    ) -> Result<bool, Raised> {
        match object(reference) {
            Some(object) => object.exit(&mut Context::new(self, vm), exception),
            None => Ok(false),
        }
    }

    fn descriptor_get(
        &mut self,
        vm: &mut Vm,
        descriptor: &HostRef,
        name: &str,
        instance: Option<&Rc<Instance>>,
        owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        match object(descriptor) {
            Some(object) => {
                object.descriptor_get(&mut Context::new(self, vm), descriptor, name, instance, owner)
            }
            None => Ok(Value::Host(descriptor.clone())),
        }
    }

    fn descriptor_set(
        &mut self,
        vm: &mut Vm,
        descriptor: &HostRef,
        _name: &str,
        instance: &Rc<Instance>,
        value: Value,
    ) -> Result<(), Raised> {
        match object(descriptor) {
            Some(object) => object.descriptor_set(&mut Context::new(self, vm), instance, &value),
            None => Ok(()),
        }
    }

    fn descriptor_delete(
        &mut self,
        vm: &mut Vm,
        descriptor: &HostRef,
        _name: &str,
        instance: &Rc<Instance>,
    ) -> Result<(), Raised> {
        match object(descriptor) {
            Some(object) => object.descriptor_delete(&mut Context::new(self, vm), instance),
            None => Ok(()),
        }
    }

    fn class_created(
        &mut self,
        vm: &mut Vm,
        class: &Rc<Class>,
        statement: &ClassStatement,
    ) -> Result<(), Raised> {
        declarative::class_created(&mut Context::new(self, vm), class, &statement.keywords)
    }

    fn class_attribute_set(
        &mut self,
        vm: &mut Vm,
        class: &Rc<Class>,
        name: &str,
        value: Option<&Value>,
    ) -> Result<(), Raised> {
        declarative::class_attribute_set(&mut Context::new(self, vm), class, name, value)
    }

    fn instance_created(
        &mut self,
        vm: &mut Vm,
        instance: &Rc<Instance>,
        arguments: Option<&mut Arguments>,
    ) -> Result<(), Raised> {
        let mut cx = Context::new(self, vm);
        let Some(class) = cx.facade.classes.id(&instance.class) else {
            // A base or an abstract class: its instances are plain.
            return Ok(());
        };
        let id = checked(&mut cx, |orm| bothways_orm::attributes::create(orm, class))?;
        self.instances.insert(id, instance);
        let mut cx = Context::new(self, vm);
        checked(&mut cx, |orm| bothways_orm::attributes::set_polymorphic_identity(orm, id))?;
        match arguments {
            Some(arguments) => events::instance::init(&mut cx, id, arguments),
            None => Ok(()),
        }
    }

    fn resolve_base(&mut self, vm: &mut Vm, base: &HostRef) -> Result<Option<Rc<Class>>, Raised> {
        let is_session = view::<crate::session::SessionClass>(&Value::Host(base.clone())).is_some();
        let Some(base) = object(base) else { return Ok(None) };
        let mut cx = Context::new(self, vm);
        if is_session {
            return crate::session::subclass::base(&mut cx).map(Some);
        }
        let name = match base.repr(&mut cx)? {
            Some(repr) => repr.trim_start_matches("<class '").trim_end_matches("'>").to_owned(),
            None => base.type_name().into_owned(),
        };
        cx.unsupported(format!("a class that inherits from {name}"))
    }

    fn collect_garbage(&mut self, vm: &mut Vm) -> Result<(), Raised> {
        let mut cx = Context::new(self, vm);
        cx.settle_sessions();
        cx.with_orm(session::collect_garbage);
        Ok(())
    }

    fn revive(&mut self, vm: &mut Vm, host_id: u32) -> Result<Option<Value>, Raised> {
        let mut cx = Context::new(self, vm);
        cx.settle_sessions();
        let instance = InstanceId(host_id);
        let is_alive = cx.with_orm(|orm| session::is_alive(orm, instance));
        Ok(is_alive.then(|| cx.instance(instance)))
    }

    fn before_program(&mut self, _vm: &mut Vm, statements: &[Place]) -> Result<(), Raised> {
        let store = self.orm.store();
        self.statements = statements.iter().map(|known| store.add_statement(place(*known))).collect();
        Ok(())
    }

    fn is_unsettled(&self) -> bool {
        Facade::is_unsettled(self)
    }

    fn between_statements(&mut self, vm: &mut Vm) -> Result<(), Raised> {
        self.settle(vm);
        Ok(())
    }

    fn before_statement(&mut self, statement: usize, depth: usize) {
        let depth = u32::try_from(depth).unwrap_or(u32::MAX);
        if let Some(statement) = self.statements.get(statement) {
            self.orm.store().begin_step(*statement, depth);
        }
    }

    fn name_bound(&mut self, vm: &mut Vm, name: &str, value: Option<&Value>) -> Result<(), Raised> {
        let new = value.and_then(|value| bindings::binding(&Context::new(self, vm), value));
        let known = self.orm.world().names.get_key_value(name);
        let old = known.map(|(_, binding)| binding.clone());
        if old != new {
            let name = known.map_or_else(|| Arc::from(name), |(name, _)| Arc::clone(name));
            self.orm.store().commit(Change::Bind { name, old, new });
        }
        Ok(())
    }

    fn print(&mut self, _vm: &mut Vm, text: &str) -> Result<(), Raised> {
        self.orm.store().commit(Change::Output(Arc::from(text)));
        Ok(())
    }

    fn print_error(&mut self, _vm: &mut Vm, text: &str) -> Result<(), Raised> {
        self.orm.store().commit(Change::Stderr(Arc::from(text)));
        Ok(())
    }

    fn warning(&mut self, _vm: &mut Vm, warning: &Warning) -> Result<(), Raised> {
        self.orm.store().commit(Change::Warning(Arc::new(bothways_world::Warning {
            category: Arc::from(&*warning.category.name),
            message: Arc::from(&*warning.message),
            place: warning.is_of_compiler.then(|| place(warning.place)),
        })));
        Ok(())
    }
}
