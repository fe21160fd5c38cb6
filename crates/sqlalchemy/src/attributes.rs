//! `Parent.children`: what stands on a mapped class for each column and relationship. On an instance it reads
//! and writes through the ORM; on the class it is part of an SQL expression.

mod dict;
mod functions;
mod stranger;

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::config::{CollectionClass, Property};
use bothways_orm::{Root, attributes};
use bothways_python::{BinaryOperator, Class, Comparison, HostRef, Instance, Raised, UnaryOperator, Value};
use bothways_sql::{Expression, SqlType};
use bothways_world::{self as world, AttributeId, ClassId, InstanceId, Scalar, TableId};

use crate::collections;
use crate::context::Context;
use crate::errors::checked;
use crate::expressions::operators;
use crate::instances::id_of;
use crate::object::{Object, value, view};
use crate::symbols::Symbol;

pub(crate) use dict::InstanceDict;
pub(crate) use functions::FUNCTIONS;
pub(crate) use stranger::without_state;

/// An instrumented attribute of a mapped class.
#[derive(Clone)]
pub(crate) struct InstrumentedAttribute {
    pub class: ClassId,
    pub class_name: Rc<str>,
    pub key: Rc<str>,
    pub id: AttributeId,
    /// The alias it was taken from: `aliased(Parent).children`.
    pub alias: Option<Arc<str>>,
    /// `Parent.children.of_type(…)`
    pub of_type: Option<Root>,
    /// `Parent.children.and_(…)`
    pub criteria: Rc<[Expression]>,
}

impl InstrumentedAttribute {
    /// The column behind it: table and position.
    pub fn column(&self, cx: &Context<'_>) -> Option<(TableId, usize)> {
        let column = cx.facade.orm.column_of_attribute(self.class, self.id)?;
        Some((column.table, column.position))
    }

    /// The entity it belongs to.
    pub fn root(&self) -> Root {
        Root { class: self.class, alias: self.alias.clone() }
    }

    /// Whether it is a relationship.
    pub fn is_relationship(&self, cx: &Context<'_>) -> bool {
        cx.facade.orm.attribute(self.id).relationship().is_some()
    }

    /// An operator of collections, which no column has here.
    fn unindexed<T>(&self, cx: &mut Context<'_>, operator: &str) -> Result<T, Raised> {
        if self.is_relationship(cx) {
            return crate::expressions::unindexed::refuse_relationship(cx, operator);
        }
        let sql_type = column_type(cx, self.id);
        crate::expressions::unindexed::refuse(cx, sql_type, operator)
    }
}

impl Context<'_> {
    /// Puts the attributes that configuration made onto their classes: `backref` shows only now.
    pub fn install_attributes(&mut self) {
        while self.facade.installed < self.facade.orm.attribute_count() {
            let id = AttributeId::from_index(self.facade.installed);
            self.facade.installed += 1;
            let attribute = self.facade.orm.attribute(id);
            let (class, key) = (attribute.class, attribute.key.clone());
            for class in self.facade.orm.self_and_descendants(class) {
                if self.facade.orm.find_attribute(class, &key) == Some(id) {
                    self.install_attribute(class, id);
                }
            }
        }
    }

    /// Puts the attributes that a class inherits onto it.
    pub fn install_inherited(&mut self, class: ClassId) {
        if self.facade.orm.mapper(class).inheritance.parent.is_none() {
            return;
        }
        let inherited: Vec<AttributeId> =
            self.facade.orm.mapper(class).properties.values().copied().collect();
        for id in inherited {
            self.install_attribute(class, id);
        }
    }

    fn install_attribute(&mut self, class: ClassId, id: AttributeId) {
        let Some(python_class) = self.facade.classes.class(class) else { return };
        let key: Rc<str> = Rc::from(&*self.facade.orm.attribute(id).key);
        let object = InstrumentedAttribute {
            class,
            class_name: Rc::clone(&python_class.name),
            key: Rc::clone(&key),
            id,
            alias: None,
            of_type: None,
            criteria: Rc::default(),
        };
        python_class.namespace.set_str(key, value(object));
    }

    /// The object behind an instance of a mapped class. An instance that was made without calling its class
    /// has none.
    pub fn mapped(&mut self, instance: &Rc<Instance>) -> Result<InstanceId, Raised> {
        match instance.host_id() {
            Some(id) => Ok(InstanceId(id)),
            None => {
                let message =
                    format!("'{}' object has no attribute '_sa_instance_state'", instance.class.name);
                Err(self.vm.raise_attribute_error(message))
            }
        }
    }

    /// A mapped object given where one is wanted; anything else lacks SQLAlchemy's state.
    pub fn related(&mut self, given: &Value) -> Result<InstanceId, Raised> {
        if let Some(id) = id_of(given) {
            return Ok(id);
        }
        let stranger = self.stranger(given)?;
        Err(self.vm.raise_attribute_error(without_state(&stranger)))
    }

    /// What an attribute holds, in Python.
    pub fn attribute_value(&mut self, held: world::Value) -> Result<Value, Raised> {
        Ok(match held {
            world::Value::Scalar(scalar) => return crate::scalars::value(self, &scalar),
            world::Value::Reference(None) => Value::None,
            world::Value::Reference(Some(id)) => self.instance(id),
            world::Value::Collection(id) => collections::shown(self, id)?,
        })
    }
}

impl Context<'_> {
    /// A value given for a column.
    pub fn column_value(&mut self, attribute: AttributeId, given: &Value) -> Result<Scalar, Raised> {
        let kind = column_type(self, attribute);
        let Some(scalar) = crate::scalars::scalar(self, given, kind.as_ref()) else {
            let name = self.type_name(given)?;
            return self.unsupported(format!("{name} as the value of a column"));
        };
        if let Some(kind) = &kind
            && !crate::scalars::fits(kind, &scalar)
        {
            let name = self.type_name(given)?;
            return self.unsupported(format!("{name} as the value of a column of the type {kind}"));
        }
        Ok(scalar)
    }
}

/// The type of the column behind an attribute.
fn column_type(cx: &Context<'_>, attribute: AttributeId) -> Option<SqlType> {
    let definition = cx.facade.orm.attribute(attribute);
    let Property::Column(column) = &definition.property else { return None };
    let table = cx.facade.orm.table_of(definition.class);
    table.columns.get(column.position).map(|column| column.sql_type.clone())
}

impl Object for InstrumentedAttribute {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("InstrumentedAttribute")
    }

    fn is_data_descriptor(&self) -> bool {
        true
    }

    fn attribute(&self, cx: &mut Context<'_>, this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "key" => Ok(Some(Value::Str(Rc::clone(&self.key)))),
            "class_" => Ok(cx.facade.classes.class(self.class).map(Value::Class)),
            "property" | "prop" => {
                if self.is_relationship(cx) {
                    checked(cx, |orm| bothways_orm::config::configure(orm, self.class))?;
                }
                let columns = cx.facade.orm.mapper(self.class).columns.iter();
                if columns.filter(|(_, attribute)| *attribute == self.id).count() > 1 {
                    return cx.unsupported("the property of a column that several tables have");
                }
                Ok(Some(crate::inspection::property(cx, self.id)))
            }
            "mapper" | "entity" if self.is_relationship(cx) => {
                let property = cx.python().get_attribute(&Value::Host(this.clone()), "property")?;
                cx.python().get_attribute(&property, name).map(Some)
            }
            "expression" if self.alias.is_none() && self.column(cx).is_some() => {
                let found = self
                    .column(cx)
                    .and_then(|(table, position)| cx.facade.columns(table).get(position).cloned());
                Ok(found)
            }
            "parent" => Ok(Some(crate::inspection::mapper(cx, self.class))),
            // What the column says of itself.
            "__doc__" => {
                let property = cx.python().get_attribute(&Value::Host(this.clone()), "property")?;
                cx.python().get_attribute(&property, "doc").map(Some)
            }
            "info" if self.is_relationship(cx) => {
                let property = cx.python().get_attribute(&Value::Host(this.clone()), "property")?;
                cx.python().get_attribute(&property, name).map(Some)
            }
            "name" | "info" | "type" | "table" | "nullable" | "primary_key" | "unique" | "index"
            | "default" | "server_default" | "foreign_keys" | "references"
                if self.alias.is_none() =>
            {
                let Some((table, position)) = self.column(cx) else {
                    return operators::method(cx, &Value::Host(this.clone()), name);
                };
                let column = cx.facade.columns(table).get(position).cloned();
                column.map(|column| cx.python().get_attribute(&column, name)).transpose()
            }
            _ => match operators::method(cx, &Value::Host(this.clone()), name)? {
                Some(method) => Ok(Some(method)),
                None => {
                    let text = format!(
                        "Neither 'InstrumentedAttribute' object nor 'Comparator' object associated with {}.{} has an \
                         attribute '{name}'",
                        self.class_name, self.key
                    );
                    Err(cx.vm.raise_attribute_error(text))
                }
            },
        }
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        self.unindexed(cx, "getitem")
    }

    fn get_item(&self, cx: &mut Context<'_>, _index: &Value) -> Result<Option<Value>, Raised> {
        self.unindexed(cx, "getitem")
    }

    fn contains(&self, cx: &mut Context<'_>, _item: &Value) -> Result<Option<bool>, Raised> {
        self.unindexed(cx, "contains")
    }

    fn str(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(format!("{}.{}", self.class_name, self.key)))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        Ok(Some(format!("<sqlalchemy.orm.attributes.InstrumentedAttribute object at {address:#x}>")))
    }

    fn compare(
        &self,
        cx: &mut Context<'_>,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        operators::compare(cx, comparison, left, right)
    }

    fn binary(
        &self,
        cx: &mut Context<'_>,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        operators::binary(cx, operator, left, right)
    }

    fn unary(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        operator: UnaryOperator,
    ) -> Result<Option<Value>, Raised> {
        operators::unary(cx, operator, &Value::Host(this.clone()))
    }

    fn descriptor_get(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        _name: &str,
        instance: Option<&Rc<Instance>>,
        _owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        let Some(instance) = instance else {
            if cx.facade.orm.is_replaced(cx.facade.orm.mapper(self.class).table) {
                return cx.unsupported("a class whose table another MetaData has defined since");
            }
            return Ok(Value::Host(this.clone()));
        };
        let id = cx.mapped(instance)?;
        if let Some(collection) = collections::never_loaded(cx, id, self.id) {
            return Ok(collection);
        }
        // Most reads find the value in place; only the rest can warn, fail or load.
        if let Some(held) = cx.facade.orm.object(id).values.get(&self.id) {
            let held = held.clone();
            return cx.attribute_value(held);
        }
        if let Some(stranger) = cx.stranger_at(id, self.id) {
            return Ok(stranger);
        }
        let held = checked(cx, |orm| attributes::get(orm, id, self.id))?;
        cx.attribute_value(held)
    }

    fn descriptor_set(
        &self,
        cx: &mut Context<'_>,
        instance: &Rc<Instance>,
        given: &Value,
    ) -> Result<(), Raised> {
        let owner = cx.mapped(instance)?;
        if let Some(Symbol::DontSet) = view::<Symbol>(given) {
            return Ok(());
        }
        if attributes::is_write_only(&cx.facade.orm, self.id) {
            let items = collections::iterated(cx, owner, self.id, given)?;
            return checked(cx, |orm| attributes::set_collection(orm, owner, self.id, items, None));
        }
        let class = match &cx.facade.orm.attribute(self.id).property {
            Property::Column(_) | Property::Expression(_) => {
                let scalar = cx.column_value(self.id, given)?;
                return checked(cx, |orm| attributes::set_scalar(orm, owner, self.id, scalar));
            }
            Property::Relationship(relationship) => {
                let setup = relationship.setup();
                setup.uselist.then_some(setup.collection_class)
            }
        };
        if let Some(class) = class {
            let members = collections::assigned(cx, class, given)?;
            let mut items = Vec::with_capacity(members.len());
            for member in &members {
                match cx.member(member) {
                    Ok(item) => items.push(item),
                    // It is replaced up to there. A dict makes the key first.
                    Err(raised @ Raised::Exception(_)) => {
                        checked(cx, |orm| attributes::begin_set_collection(orm, owner, self.id, &items))?;
                        if let CollectionClass::Keyed(function) = class {
                            collections::key_of_stranger(cx, function, member)?;
                        }
                        return Err(raised);
                    }
                    Err(raised) => return Err(raised),
                }
            }
            let assigned = collections::collection_of(given);
            return checked(cx, |orm| attributes::set_collection(orm, owner, self.id, items, assigned));
        }
        let item = match given {
            Value::None => None,
            other => match id_of(other) {
                Some(item) => Some(item),
                None => return cx.set_stranger(owner, self.id, other),
            },
        };
        checked(cx, |orm| attributes::set_reference(orm, owner, self.id, item))
    }

    fn descriptor_delete(&self, cx: &mut Context<'_>, instance: &Rc<Instance>) -> Result<(), Raised> {
        let owner = cx.mapped(instance)?;
        checked(cx, |orm| attributes::delete(orm, owner, self.id))
    }
}
