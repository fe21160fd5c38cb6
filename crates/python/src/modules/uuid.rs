//! `uuid`: `UUID` and what makes one. Where CPython draws at random, ours are numbered in a run that is the same
//! every time: the bytes of `uuid4()` come from [`crate::vm::chance::Chance`].

use std::rc::Rc;

use uuid::Uuid;

use super::native;
use crate::builtins::arguments::{method, named, receiver};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};
use crate::value::hash;
use crate::vm::Vm;

type Answer = Result<Value, Raised>;

const fn m(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Method, function)
}

const fn getter(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Getter, function)
}

static NATIVES: &[Native] = &[
    Native::new("UUID.__new__", NativeKind::Function, new),
    getter("UUID.hex", |it, a| Ok(Value::from(itself(it, a)?.simple().to_string()))),
    getter("UUID.bytes", |it, a| Ok(Value::Bytes(itself(it, a)?.as_bytes().as_slice().into()))),
    getter("UUID.int", |it, a| Ok(Value::integer(itself(it, a)?.as_u128().into()))),
    getter("UUID.urn", |it, a| Ok(Value::from(format!("urn:uuid:{}", itself(it, a)?.hyphenated())))),
    getter("UUID.version", |it, a| {
        let uuid = itself(it, a)?;
        let version = i64::try_from(uuid.get_version_num()).unwrap_or(0);
        Ok(if uuid.get_variant() == uuid::Variant::RFC4122 { Value::Int(version) } else { Value::None })
    }),
    getter("UUID.variant", |it, a| {
        Ok(Value::from(match itself(it, a)?.get_variant() {
            uuid::Variant::NCS => "reserved for NCS compatibility",
            uuid::Variant::Microsoft => "reserved for Microsoft compatibility",
            uuid::Variant::Future => "reserved for future definition",
            _ => "specified in RFC 4122",
        }))
    }),
    getter("UUID.bytes_le", |it, a| Ok(Value::Bytes(itself(it, a)?.to_bytes_le().as_slice().into()))),
    getter("UUID.fields", |it, a| {
        let uuid = itself(it, a)?;
        Ok(Value::tuple(PARTS.iter().map(|(_, at, bits)| part(uuid, *at, *bits)).collect()))
    }),
    getter("UUID.time_low", |it, a| itself(it, a).map(|uuid| named_part(uuid, "time_low"))),
    getter("UUID.time_mid", |it, a| itself(it, a).map(|uuid| named_part(uuid, "time_mid"))),
    getter("UUID.time_hi_version", |it, a| itself(it, a).map(|uuid| named_part(uuid, "time_hi_version"))),
    getter("UUID.clock_seq_hi_variant", |it, a| {
        itself(it, a).map(|uuid| named_part(uuid, "clock_seq_hi_variant"))
    }),
    getter("UUID.clock_seq_low", |it, a| itself(it, a).map(|uuid| named_part(uuid, "clock_seq_low"))),
    getter("UUID.node", |it, a| itself(it, a).map(|uuid| named_part(uuid, "node"))),
    getter("UUID.clock_seq", |it, a| Ok(part(itself(it, a)?, 48, 14))),
    getter("UUID.time", |it, a| {
        let number = itself(it, a)?.as_u128();
        let time = (number >> 64 & 0x0fff) << 48 | (number >> 80 & 0xffff) << 32 | number >> 96;
        Ok(Value::integer(time.into()))
    }),
    m("UUID.__setattr__", |it, _| Err(it.vm.raise_type_error("UUID objects are immutable"))),
    m("UUID.__int__", |it, a| Ok(Value::integer(itself(it, a)?.as_u128().into()))),
    m("UUID.__str__", |it, a| Ok(Value::from(itself(it, a)?.hyphenated().to_string()))),
    m("UUID.__repr__", |it, a| Ok(Value::from(format!("UUID('{}')", itself(it, a)?.hyphenated())))),
    m("UUID.__hash__", |it, a| Ok(Value::Int(hash::of_big(&itself(it, a)?.as_u128().into())))),
    m("UUID.__eq__", |it, a| compare(it, a, |a, b| a == b)),
    m("UUID.__lt__", |it, a| compare(it, a, |a, b| a < b)),
    m("UUID.__le__", |it, a| compare(it, a, |a, b| a <= b)),
    m("UUID.__gt__", |it, a| compare(it, a, |a, b| a > b)),
    m("UUID.__ge__", |it, a| compare(it, a, |a, b| a >= b)),
];

/// The fields: the bit that each starts at, and how many it has.
const PARTS: &[(&str, u32, u32)] = &[
    ("time_low", 96, 32),
    ("time_mid", 80, 16),
    ("time_hi_version", 64, 16),
    ("clock_seq_hi_variant", 56, 8),
    ("clock_seq_low", 48, 8),
    ("node", 0, 48),
];

fn part(uuid: Uuid, at: u32, bits: u32) -> Value {
    Value::integer((uuid.as_u128() >> at & ((1 << bits) - 1)).into())
}

fn named_part(uuid: Uuid, name: &str) -> Value {
    let found = PARTS.iter().find(|(known, ..)| *known == name);
    found.map_or(Value::None, |(_, at, bits)| part(uuid, *at, *bits))
}

static FUNCTIONS: &[Native] = &[
    Native::new("uuid4", NativeKind::Function, uuid4),
    Native::new("uuid1", NativeKind::Function, |it, _| Err(it.vm.unsupported("uuid.uuid1()"))),
    Native::new("uuid3", NativeKind::Function, |it, a| named_uuid(it, a, Uuid::new_v3)),
    Native::new("uuid5", NativeKind::Function, |it, a| named_uuid(it, a, Uuid::new_v5)),
];

impl Vm {
    /// The class `uuid.UUID`.
    pub(crate) fn uuid(&mut self) -> Rc<Class> {
        if let Some(class) = &self.uuid {
            return Rc::clone(class);
        }
        let class = native::class(self, "uuid", "UUID", None, NATIVES);
        self.uuid = Some(Rc::clone(&class));
        class
    }
}

pub(super) fn namespace(vm: &mut Vm) -> Dict {
    let class = vm.uuid();
    let namespace = Dict::default();
    namespace.set_str("UUID", Value::Class(Rc::clone(&class)));
    for native in FUNCTIONS {
        namespace.set_str(native.name, Value::Native(native));
    }
    let spaces = [
        ("NAMESPACE_DNS", Uuid::NAMESPACE_DNS),
        ("NAMESPACE_URL", Uuid::NAMESPACE_URL),
        ("NAMESPACE_OID", Uuid::NAMESPACE_OID),
        ("NAMESPACE_X500", Uuid::NAMESPACE_X500),
    ];
    for (name, space) in spaces {
        namespace.set_str(name, native::instance(&class, space));
    }
    namespace
}

/// The number behind a `UUID`.
pub(crate) fn of(value: &Value) -> Option<u128> {
    native::data::<Uuid>(value).map(Uuid::as_u128)
}

/// A `UUID` of its number.
pub(crate) fn value(vm: &mut Vm, number: u128) -> Value {
    native::instance(&vm.uuid(), Uuid::from_u128(number))
}

fn new(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let class = receiver(it, &mut arguments)?;
    let names = ["hex", "bytes", "bytes_le", "fields", "int", "version"];
    let [hex, bytes, bytes_le, fields, int, _] = named(it, "UUID", arguments, names)?;
    let given = match (&hex, &bytes, &int) {
        (Value::Unbound, Value::Unbound, Value::Unbound) if let Value::Bytes(bytes) = &bytes_le => {
            match <[u8; 16]>::try_from(&**bytes) {
                Ok(bytes) => Uuid::from_bytes_le(bytes),
                Err(_) => return Err(it.vm.raise_value_error("bytes_le is not a 16-char string")),
            }
        }
        (Value::Unbound, Value::Unbound, Value::Unbound) if let Value::Tuple(parts) = &fields => {
            if parts.len() != PARTS.len() {
                return Err(it.vm.raise_value_error("fields is not a 6-tuple"));
            }
            of_fields(it, parts)?
        }
        (Value::Str(text), Value::Unbound, Value::Unbound) => {
            let digits = text.replace("urn:", "").replace("uuid:", "");
            let digits = digits.trim_matches(['{', '}']).replace('-', "");
            match u128::from_str_radix(&digits, 16) {
                Ok(number) if digits.len() == 32 => Uuid::from_u128(number),
                _ => return Err(it.vm.raise_value_error("badly formed hexadecimal UUID string")),
            }
        }
        (Value::Unbound, Value::Bytes(bytes), Value::Unbound) => match Uuid::from_slice(bytes) {
            Ok(uuid) => uuid,
            Err(_) => return Err(it.vm.raise_value_error("bytes is not a 16-char string")),
        },
        (Value::Unbound, Value::Unbound, number) if number.as_big().is_some() => {
            match number.as_big().and_then(|number| u128::try_from(&number).ok()) {
                Some(number) => Uuid::from_u128(number),
                None => return Err(it.vm.raise_value_error("int is out of range (need a 128-bit value)")),
            }
        }
        (Value::Unbound, Value::Unbound, Value::Unbound) => {
            let message = "one of the hex, bytes, bytes_le, fields, or int arguments must be given";
            return Err(it.vm.raise_type_error(message));
        }
        (other, _, _) => {
            let class = it.class_of(other)?;
            let message = format!("'{}' object has no attribute 'replace'", class.name);
            return Err(it.vm.raise_attribute_error(message));
        }
    };
    match &class {
        Value::Class(class) => Ok(native::instance(class, given)),
        _ => Ok(value(it.vm, given.as_u128())),
    }
}

/// The number that the fields make, in their order.
fn of_fields(it: &mut Interpreter<'_>, parts: &[Value]) -> Result<Uuid, Raised> {
    let mut number = 0;
    for (part, (_, at, bits)) in parts.iter().zip(PARTS) {
        match part.as_big().and_then(|part| u128::try_from(&part).ok()).filter(|part| *part >> bits == 0) {
            Some(part) => number |= part << at,
            None => {
                let message = format!("field out of range (need a {bits}-bit value)");
                return Err(it.vm.raise_value_error(message));
            }
        }
    }
    Ok(Uuid::from_u128(number))
}

fn uuid4(it: &mut Interpreter<'_>, _arguments: Arguments) -> Answer {
    let number = u128::from(it.vm.chance.bits()) << 64 | u128::from(it.vm.chance.bits());
    let uuid = uuid::Builder::from_random_bytes(number.to_be_bytes()).into_uuid();
    Ok(value(it.vm, uuid.as_u128()))
}

fn named_uuid(it: &mut Interpreter<'_>, arguments: Arguments, make: fn(&Uuid, &[u8]) -> Uuid) -> Answer {
    let [space, name] = named(it, "uuid5", arguments, ["namespace", "name"])?;
    let (Some(space), Some(name)) = (native::data::<Uuid>(&space), name.as_str()) else {
        return Err(it.vm.raise_type_error("uuid5() needs a UUID and a string"));
    };
    let uuid = make(space, name.as_bytes());
    Ok(value(it.vm, uuid.as_u128()))
}

fn itself(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Uuid, Raised> {
    let (value, []) = method(it, "UUID.__repr__", arguments)?;
    native::receiver_data(it, "UUID.__repr__", &value)
}

fn compare(it: &mut Interpreter<'_>, arguments: Arguments, holds: fn(&Uuid, &Uuid) -> bool) -> Answer {
    let (value, [other]) = method(it, "UUID.__eq__", arguments)?;
    let uuid: Uuid = native::receiver_data(it, "UUID.__eq__", &value)?;
    Ok(match native::data::<Uuid>(&other) {
        Some(other) => Value::Bool(holds(&uuid, other)),
        None => Value::NotImplemented,
    })
}
