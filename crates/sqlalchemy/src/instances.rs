//! Mapped objects as the program holds them: one Python instance per object, made when first handed out, and one
//! handle per collection.
//!
//! The ORM's identity map is weak; what the program holds is seen by the count of references to the instance.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use bothways_orm::Holders;
use bothways_python::{Dict, HostObject, HostRef, Instance, Keeper, Value};
use bothways_world::{CollectionId, InstanceId};

use crate::context::Context;

/// The instances that exist, shared between the package and the ORM.
#[derive(Clone, Default)]
pub(crate) struct Instances(Rc<Registry>);

/// Told by each instance when the program lets go of it.
#[derive(Default)]
struct Registry(RefCell<Known>);

#[derive(Default)]
struct Known {
    instances: BTreeMap<InstanceId, Weak<Instance>>,
    collections: BTreeMap<CollectionId, Weak<dyn HostObject>>,
    /// What the program had set on instances that it let go of, while the ORM still knows the object.
    dicts: BTreeMap<InstanceId, Rc<Dict>>,
    /// Instances that the program let go of since the ORM last asked.
    released: Vec<InstanceId>,
    /// The same of handles of collections.
    released_collections: Vec<CollectionId>,
}

impl Keeper for Registry {
    fn released(&self, host_id: u32, dict: Option<Rc<Dict>>) {
        let mut known = self.0.borrow_mut();
        known.released.push(InstanceId(host_id));
        if let Some(dict) = dict {
            known.dicts.insert(InstanceId(host_id), dict);
        }
    }
}

impl Instances {
    /// Numbers the instance of an object.
    pub fn insert(&self, id: InstanceId, instance: &Rc<Instance>) {
        instance.set_host_id(Some(id.0));
        instance.set_keeper(Rc::clone(&self.0) as Rc<dyn Keeper>);
        let dict = {
            let mut known = self.0.0.borrow_mut();
            known.instances.insert(id, Rc::downgrade(instance));
            known.dicts.remove(&id)
        };
        if let Some(dict) = dict {
            instance.adopt_dict(dict);
        }
    }

    /// Notes the handle of a collection.
    pub fn insert_collection(&self, id: CollectionId, handle: &HostRef) {
        self.0.0.borrow_mut().collections.insert(id, Rc::downgrade(&handle.0));
    }

    /// The handle of a collection, if the program holds it.
    pub fn collection(&self, id: CollectionId) -> Option<HostRef> {
        self.0.0.borrow().collections.get(&id)?.upgrade().map(HostRef)
    }

    /// The program lets go of the handle of a collection.
    pub fn release_collection(&self, id: CollectionId) {
        self.0.0.borrow_mut().released_collections.push(id);
    }

    /// The instance of an object, if the program holds it.
    pub fn get(&self, id: InstanceId) -> Option<Rc<Instance>> {
        self.0.0.borrow().instances.get(&id)?.upgrade()
    }
}

impl Holders for Instances {
    fn is_held(&self, instance: InstanceId) -> bool {
        self.0.0.borrow().instances.get(&instance).is_some_and(|known| known.strong_count() > 0)
    }

    fn is_collection_held(&self, collection: CollectionId) -> bool {
        self.0.0.borrow().collections.get(&collection).is_some_and(|known| known.strong_count() > 0)
    }

    fn has_released(&self) -> bool {
        let known = self.0.0.borrow();
        !known.released.is_empty() || !known.released_collections.is_empty()
    }

    fn take_released(&mut self) -> Vec<InstanceId> {
        std::mem::take(&mut self.0.0.borrow_mut().released)
    }

    fn take_released_collections(&mut self) -> Vec<CollectionId> {
        std::mem::take(&mut self.0.0.borrow_mut().released_collections)
    }

    fn forgotten(&mut self, instance: InstanceId) {
        let dict = {
            let mut known = self.0.0.borrow_mut();
            known.instances.remove(&instance);
            known.dicts.remove(&instance)
        };
        // What it held may be instances too, which report here when they go: not while the registry is borrowed.
        drop(dict);
    }
}

/// The number of what a collection may have as a member: a mapped object, or None.
pub(crate) fn member_of(value: &Value) -> Option<InstanceId> {
    if value.is_none() { Some(InstanceId::NONE) } else { id_of(value) }
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
        if id.is_none() {
            return Value::None;
        }
        if let Some(instance) = self.facade.instances.get(id) {
            return Value::Instance(instance);
        }
        let class = self.facade.orm.object(id).class;
        let Some(class) = self.facade.classes.class(class) else { return Value::None };
        let instance = self.vm.new_instance(&class);
        self.facade.instances.insert(id, &instance);
        Value::Instance(instance)
    }
}
