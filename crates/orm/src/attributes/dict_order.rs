//! The order in which attributes came into the dict of each object (`state.dict`): a dict of Python keeps it, the
//! world's maps go by the attributes' numbers.

use bothways_world::{AttributeId, Change, InstanceId};

use crate::OrmState;

/// The attributes in the dicts, by [`InstanceId`].
#[derive(Debug, Default)]
pub(crate) struct DictOrder(Vec<Vec<AttributeId>>);

impl DictOrder {
    /// Takes a change into account.
    pub(crate) fn follow(&mut self, change: &Change) {
        let Change::Value { instance, attribute, old, new } = change else { return };
        if old.is_some() == new.is_some() {
            return;
        }
        if self.0.len() <= instance.index() {
            self.0.resize(instance.index() + 1, Vec::new());
        }
        match self.0.get_mut(instance.index()) {
            Some(filled) if new.is_some() => filled.push(*attribute),
            Some(filled) => filled.retain(|known| known != attribute),
            None => {}
        }
    }
}

/// The attributes in an object's dict, in the order in which they came there.
pub fn filled(orm: &OrmState, instance: InstanceId) -> &[AttributeId] {
    orm.dict_order.0.get(instance.index()).map_or(&[], |filled| &**filled)
}
