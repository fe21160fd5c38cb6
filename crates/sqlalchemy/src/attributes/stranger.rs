//! What a program gives in the place of a mapped object: a name where the object of that name was meant.

use bothways_orm::attributes::{self, Interest, Stranger};
use bothways_python::{Raised, Value};
use bothways_world::{AttributeId, InstanceId};

use crate::context::Context;
use crate::errors::checked;

impl Context<'_> {
    pub(super) fn stranger(&mut self, given: &Value) -> Result<Stranger, Raised> {
        Ok(match given {
            Value::Class(class) => Stranger::Class((&*class.name).into()),
            other => Stranger::Instance((&*self.type_name(other)?).into()),
        })
    }

    /// What is no mapped object, given for a reference: it stays there as long as nobody wants to know more of it.
    pub(super) fn set_stranger(
        &mut self,
        owner: InstanceId,
        attribute: AttributeId,
        given: &Value,
    ) -> Result<(), Raised> {
        match attributes::interest(&self.facade.orm, owner, attribute) {
            Interest::Mapper => self.related(given).map(|_| ()),
            Interest::Program => self.unsupported("telling listeners of what is no mapped object"),
            Interest::None => {
                let stranger = self.stranger(given)?;
                checked(self, |orm| attributes::set_stranger(orm, owner, attribute, stranger))?;
                self.facade.strangers.insert((owner, attribute), given.clone());
                Ok(())
            }
        }
    }

    /// What stands in the place of a mapped object and is none.
    pub(super) fn stranger_at(&self, owner: InstanceId, attribute: AttributeId) -> Option<Value> {
        attributes::stranger(&self.facade.orm, owner, attribute)?;
        self.facade.strangers.get(&(owner, attribute)).cloned()
    }
}

/// What Python says of it when SQLAlchemy looks for its state.
pub(crate) fn without_state(stranger: &Stranger) -> String {
    let what = match stranger {
        Stranger::Class(name) => format!("type object '{name}'"),
        Stranger::Instance(name) => format!("'{name}' object"),
    };
    format!("{what} has no attribute '_sa_instance_state'")
}
