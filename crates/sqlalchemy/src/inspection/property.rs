//! `Parent.children.property`: what the mapper made of a relationship or a column.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::config::{Cascade, ConfiguredRelationship, Lazy, PassiveDeletes, TableColumn};
use bothways_python::{HostRef, Raised, Value};
use bothways_world::{AttributeId, ClassId};

use super::{column_at, direction_value, mapper, written};
use crate::context::Context;
use crate::errors::text;
use crate::expressions::ExpressionObject;
use crate::object::{Object, value};
use crate::relationship::written_lazy;
use crate::schema::table::TableObject;
use crate::sets::set_of;

/// A column property.
struct ColumnPropertyObject {
    id: AttributeId,
    /// `info`, which is not that of the column.
    info: Value,
}

/// A relationship property.
struct RelationshipPropertyObject {
    id: AttributeId,
    /// Whether `backref=` of the other side made it.
    from_backref: bool,
}

/// The one object of a property. The mappers are configured.
pub(crate) fn property(cx: &mut Context<'_>, id: AttributeId) -> Value {
    let from_backref =
        cx.facade.orm.attribute(id).relationship().map(|relationship| relationship.from_backref);
    let known = cx.facade.inspected.properties.entry(id);
    known
        .or_insert_with(|| match from_backref {
            Some(from_backref) => value(RelationshipPropertyObject { id, from_backref }),
            None => value(ColumnPropertyObject { id, info: Value::Dict(Rc::default()) }),
        })
        .clone()
}

/// What both kinds know.
fn shared(cx: &mut Context<'_>, id: AttributeId, name: &str) -> Option<Value> {
    let attribute = cx.facade.orm.attribute(id);
    let (class, key) = (attribute.class, Rc::<str>::from(&*attribute.key));
    Some(match name {
        "key" => Value::Str(key),
        "parent" => mapper(cx, class),
        "class_attribute" => cx.facade.classes.class(class)?.namespace.get_str(&key)?,
        _ => return None,
    })
}

impl Object for ColumnPropertyObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("ColumnProperty")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let attribute = cx.facade.orm.attribute(self.id);
        let table = cx.facade.orm.mapper(attribute.class).table;
        let column = attribute.column().map(|column| column_at(cx, table, column.position));
        Ok(match name {
            "columns" => Some(Value::list(column.into_iter().collect())),
            "expression" => column,
            "info" => Some(self.info.clone()),
            "doc" => match column {
                Some(column) => Some(cx.python().get_attribute(&column, name)?),
                None => None,
            },
            _ => shared(cx, self.id, name),
        })
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(text::relationship(cx, self.id)))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        let key = cx.facade.orm.attribute(self.id).key.clone();
        Ok(Some(format!("<ColumnProperty at {address:#x}; {key}>")))
    }
}

impl RelationshipPropertyObject {
    /// The set-up. A relationship whose configuration failed has none.
    fn setup(&self, cx: &Context<'_>) -> Result<ConfiguredRelationship, Raised> {
        let relationship = cx.facade.orm.attribute(self.id).relationship();
        match relationship.and_then(|relationship| relationship.configured.clone()) {
            Some(setup) => Ok(setup),
            None => cx.unsupported("a relationship whose mapper is not configured"),
        }
    }
}

fn column(cx: &Context<'_>, TableColumn { table, position }: TableColumn) -> Value {
    column_at(cx, table, position)
}

fn pairs(cx: &Context<'_>, pairs: &[(TableColumn, TableColumn)]) -> Value {
    let pairs = pairs.iter().map(|(one, other)| Value::tuple(vec![column(cx, *one), column(cx, *other)]));
    Value::list(pairs.collect())
}

/// `lazy=`
fn lazy_name(lazy: Lazy) -> &'static str {
    match lazy {
        Lazy::Select => "select",
        Lazy::Joined => "joined",
        Lazy::Selectin => "selectin",
        Lazy::Subquery => "subquery",
        Lazy::Immediate => "immediate",
        Lazy::Raise => "raise",
        Lazy::RaiseOnSql => "raise_on_sql",
        Lazy::NoLoad => "noload",
        Lazy::WriteOnly => "write_only",
        Lazy::Dynamic => "dynamic",
    }
}

impl Object for RelationshipPropertyObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(if self.from_backref { "RelationshipProperty" } else { "_RelationshipDeclared" })
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        if let Some(found) = shared(cx, self.id, name) {
            return Ok(Some(found));
        }
        let setup = self.setup(cx)?;
        let target: ClassId = setup.target;
        let Some(relationship) = cx.facade.orm.attribute(self.id).relationship().cloned() else {
            return Ok(None);
        };
        Ok(Some(match name {
            "direction" => direction_value(cx, setup.direction),
            "uselist" => Value::Bool(setup.uselist),
            "mapper" | "entity" => mapper(cx, target),
            "target" => {
                let table = cx.facade.orm.mapper(target).table;
                TableObject::value(cx, table)
            }
            "secondary" => match relationship.secondary {
                Some(table) => TableObject::value(cx, table),
                None => Value::None,
            },
            "back_populates" => {
                relationship.options.back_populates.as_deref().map_or(Value::None, Value::from)
            }
            "cascade" => value(CascadeObject(setup.cascade)),
            "viewonly" => Value::Bool(relationship.options.viewonly),
            "post_update" => Value::Bool(setup.post_update),
            "passive_updates" => Value::Bool(setup.passive_updates),
            "primaryjoin" => value(ExpressionObject::new(setup.join.primary.unannotated())),
            "secondaryjoin" => match &setup.join.secondary {
                Some(secondary) => value(ExpressionObject::new(secondary.condition.unannotated())),
                None => Value::None,
            },
            "local_remote_pairs" => pairs(cx, &setup.join.local_remote_pairs),
            "synchronize_pairs" => pairs(cx, &setup.join.synchronize_pairs),
            "secondary_synchronize_pairs" => match &setup.join.secondary {
                Some(secondary) => pairs(cx, &secondary.synchronize_pairs),
                None => Value::list(Vec::new()),
            },
            "local_columns" => {
                let columns = setup.join.local_columns(&cx.facade.orm);
                let columns = columns.into_iter().map(|place| column(cx, place)).collect();
                set_of(cx, columns)?
            }
            "remote_side" => {
                let columns = setup.join.local_remote_pairs.iter();
                let columns = columns.map(|(_, remote)| column(cx, *remote)).collect();
                set_of(cx, columns)?
            }
            "_reverse_property" => {
                let reverse = relationship.reverse.iter().map(|other| property(cx, *other)).collect();
                set_of(cx, reverse)?
            }
            "lazy" => match written_lazy(cx, &relationship.options.arguments) {
                Some(written) => written,
                None => Value::from(lazy_name(relationship.options.lazy)),
            },
            "passive_deletes" => match setup.passive_deletes {
                PassiveDeletes::No => Value::Bool(false),
                PassiveDeletes::Unloaded => Value::Bool(true),
                PassiveDeletes::All => Value::from("all"),
            },
            "single_parent" => Value::Bool(setup.single_parent),
            "strategy" | "strategy_key" | "comparator" | "logger" | "omit_join" | "load_on_pending" => {
                return cx.unsupported(format!("RelationshipProperty.{name}"));
            }
            _ => return written::argument(cx, &relationship, &setup, name),
        }))
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(text::relationship(cx, self.id)))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        let key = cx.facade.orm.attribute(self.id).key.clone();
        Ok(Some(format!("<{} at {address:#x}; {key}>", self.type_name())))
    }
}

/// `RelationshipProperty.cascade`: a frozenset of the names of cascades.
struct CascadeObject(Cascade);

impl CascadeObject {
    /// The names, sorted.
    fn names(&self) -> Vec<&'static str> {
        let Cascade { save_update, merge, delete, delete_orphan, refresh_expire, expunge } = self.0;
        let all = [
            ("delete", delete),
            ("delete-orphan", delete_orphan),
            ("expunge", expunge),
            ("merge", merge),
            ("refresh-expire", refresh_expire),
            ("save-update", save_update),
        ];
        all.into_iter().filter(|(_, on)| *on).map(|(name, _)| name).collect()
    }
}

impl Object for CascadeObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("CascadeOptions")
    }

    fn attribute(&self, _cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let Cascade { save_update, merge, delete, delete_orphan, refresh_expire, expunge } = self.0;
        Ok(match name {
            "save_update" => Some(Value::Bool(save_update)),
            "merge" => Some(Value::Bool(merge)),
            "delete" => Some(Value::Bool(delete)),
            "delete_orphan" => Some(Value::Bool(delete_orphan)),
            "refresh_expire" => Some(Value::Bool(refresh_expire)),
            "expunge" => Some(Value::Bool(expunge)),
            _ => None,
        })
    }

    fn contains(&self, _cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(item.as_str().map(|name| self.names().contains(&name)))
    }

    fn length(&self, _cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.names().len()))
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, _cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        Ok(self.names().get(position).map(|name| Value::from(*name)))
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(format!("CascadeOptions('{}')", self.names().join(","))))
    }
}
