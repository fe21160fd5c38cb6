//! f-strings.

use ruff_python_ast::{
    ConversionFlag, ExprFString, FStringPart, InterpolatedElement, InterpolatedStringElement,
    InterpolatedStringElements,
};

use super::Compiler;
use super::code::Instruction;
use super::unit::slot;
use crate::value::Value;

impl Compiler<'_> {
    pub(super) fn f_string(&mut self, node: &ExprFString) {
        let mut pieces = 0;
        for part in node.value.as_slice() {
            match part {
                FStringPart::Literal(literal) => {
                    self.constant(Value::from(&*literal.value));
                    pieces += 1;
                }
                FStringPart::FString(f_string) => pieces += self.elements(&f_string.elements),
            }
        }
        self.emit(Instruction::BuildString(slot(pieces)));
    }

    fn elements(&mut self, elements: &InterpolatedStringElements) -> usize {
        let mut pieces = 0;
        for element in elements.iter() {
            match element {
                InterpolatedStringElement::Literal(literal) => {
                    self.constant(Value::from(&*literal.value));
                    pieces += 1;
                }
                InterpolatedStringElement::Interpolation(interpolation) => {
                    pieces += self.interpolation(interpolation);
                }
            }
        }
        pieces
    }

    fn interpolation(&mut self, node: &InterpolatedElement) -> usize {
        let mut pieces = 1;
        let mut conversion = match node.conversion {
            ConversionFlag::None => 0,
            ConversionFlag::Str => b's',
            ConversionFlag::Repr => b'r',
            ConversionFlag::Ascii => b'a',
        };
        if let Some(text) = &node.debug_text {
            self.constant(Value::from(text.as_str()));
            pieces += 1;
            if conversion == 0 && node.format_spec.is_none() {
                conversion = b'r';
            }
        }
        self.expression(&node.expression);
        if let Some(specification) = &node.format_spec {
            let count = self.elements(&specification.elements);
            self.emit(Instruction::BuildString(slot(count)));
        }
        let has_specification = node.format_spec.is_some();
        self.emit(Instruction::FormatValue { conversion, has_specification });
        pieces
    }
}
