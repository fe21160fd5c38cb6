//! Which Python class is which mapped class.

use std::rc::Rc;

use bothways_python::Class;
use bothways_world::ClassId;

/// The mapped classes by [`ClassId`].
#[derive(Default)]
pub(crate) struct Classes(Vec<Rc<Class>>);

impl Classes {
    /// The Python class of a mapped one.
    pub fn class(&self, id: ClassId) -> Option<Rc<Class>> {
        self.0.get(id.index()).cloned()
    }

    /// The id of a class, if it is mapped itself.
    pub fn id(&self, class: &Rc<Class>) -> Option<ClassId> {
        self.0.iter().position(|known| Rc::ptr_eq(known, class)).map(ClassId::from_index)
    }

    /// Puts in the class that is about to be declared.
    pub fn expect(&mut self, class: &Rc<Class>) {
        self.0.push(Rc::clone(class));
    }

    /// Takes out a class whose declaration failed: only as many are known as were declared.
    pub fn keep(&mut self, count: usize) {
        self.0.truncate(count);
    }
}
