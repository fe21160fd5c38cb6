//! Mapped objects as the program holds them: one Python instance per object, made when first handed out.
//!
//! The ORM's identity map is weak; what the program holds is seen by the count of references to the instance.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use bothways_orm::Holders;
use bothways_python::{Instance, Value};
use bothways_world::InstanceId;

use crate::context::Context;

/// The instances that exist, shared between the package and the ORM.
#[derive(Clone, Default)]
pub(crate) struct Instances(Rc<RefCell<Known>>);

#[derive(Default)]
struct Known {
    instances: BTreeMap<InstanceId, Rc<Instance>>,
    /// Those that the program held when last looked at.
    held: BTreeSet<InstanceId>,
}

impl Instances {
    /// Keeps the instance of an object.
    pub fn insert(&self, id: InstanceId, instance: &Rc<Instance>) {
        let mut known = self.0.borrow_mut();
        known.instances.insert(id, Rc::clone(instance));
        known.held.insert(id);
    }

    /// The instance of an object, if the program has ever seen it; it counts as handed out.
    pub fn get(&self, id: InstanceId) -> Option<Rc<Instance>> {
        let mut known = self.0.borrow_mut();
        let instance = Rc::clone(known.instances.get(&id)?);
        known.held.insert(id);
        Some(instance)
    }
}

impl Holders for Instances {
    fn is_held(&self, instance: InstanceId) -> bool {
        self.0.borrow().instances.get(&instance).is_some_and(|known| Rc::strong_count(known) > 1)
    }

    fn take_released(&mut self) -> Vec<InstanceId> {
        let mut known = self.0.borrow_mut();
        let Known { instances, held } = &mut *known;
        let mut released = Vec::new();
        held.retain(|id| {
            let keeps = instances.get(id).is_some_and(|instance| Rc::strong_count(instance) > 1);
            if !keeps {
                released.push(*id);
            }
            keeps
        });
        released
    }

    fn forgotten(&mut self, instance: InstanceId) {
        let mut known = self.0.borrow_mut();
        known.held.remove(&instance);
        let gone = known.instances.remove(&instance);
        // Dropping it may drop what its own attributes hold: not while the registry is borrowed.
        drop(known);
        drop(gone);
    }
}

/// The number of a mapped object.
pub(crate) fn id_of(value: &Value) -> Option<InstanceId> {
    match value {
        Value::Instance(instance) => instance.host_id().map(InstanceId),
        _ => None,
    }
}

impl Context<'_> {
    /// The instance of a mapped object.
    pub fn instance(&mut self, id: InstanceId) -> Value {
        if let Some(instance) = self.facade.instances.get(id) {
            return Value::Instance(instance);
        }
        let class = self.facade.orm.object(id).class;
        let Some(class) = self.facade.classes.class(class) else { return Value::None };
        let instance = self.vm.new_instance(&class);
        instance.set_host_id(Some(id.0));
        self.facade.instances.insert(id, &instance);
        Value::Instance(instance)
    }
}
