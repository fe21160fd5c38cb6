//! Calls.

use ruff_python_ast::{Arguments, Expr, ExprCall};

use super::Compiler;
use super::code::Instruction;
use super::unit::slot;
use crate::value::Value;

impl Compiler<'_> {
    pub(super) fn call(&mut self, node: &ExprCall) {
        let plain = !spreads(&node.arguments);
        if let Expr::Attribute(function) = &*node.func
            && plain
            && node.arguments.keywords.is_empty()
        {
            self.expression(&function.value);
            let name = self.attribute(&function.attr);
            self.emit_at(function.range, Instruction::LoadMethod(name));
            self.positional(&node.arguments);
            self.emit(Instruction::CallMethod(slot(node.arguments.args.len())));
            return;
        }
        self.expression(&node.func);
        if !plain {
            self.argument_list(&node.arguments);
            self.keyword_dict(&node.arguments);
            self.emit(Instruction::CallSpread);
            return;
        }
        self.positional(&node.arguments);
        if node.arguments.keywords.is_empty() {
            self.emit(Instruction::Call(slot(node.arguments.args.len())));
            return;
        }
        let mut names: Vec<Value> = Vec::new();
        for keyword in &node.arguments.keywords {
            let Some(name) = &keyword.arg else { continue };
            if names.iter().any(|known| known.as_str() == Some(name.as_str())) {
                self.error(format!("keyword argument repeated: {name}"), keyword.range);
            }
            names.push(Value::from(name.as_str()));
            self.expression(&keyword.value);
        }
        let keywords = self.unit().constant(Value::tuple(names));
        let positional = u16::try_from(node.arguments.args.len()).unwrap_or(u16::MAX);
        self.emit(Instruction::CallKeywords { positional, keywords });
    }

    /// Leaves the positional arguments.
    fn positional(&mut self, arguments: &Arguments) {
        for argument in &arguments.args {
            match argument {
                Expr::Generator(node) if !node.parenthesized => {
                    self.comprehension_at(argument, arguments.range);
                }
                _ => self.expression(argument),
            }
        }
    }

    /// Leaves a list of the positional arguments, `*` ones unpacked.
    fn argument_list(&mut self, arguments: &Arguments) {
        self.emit(Instruction::BuildList(0));
        for argument in &arguments.args {
            match argument {
                Expr::Starred(node) => {
                    self.expression(&node.value);
                    self.emit(Instruction::ArgumentsExtend);
                }
                _ => {
                    self.expression(argument);
                    self.emit(Instruction::ListAppend(1));
                }
            }
        }
    }

    /// Leaves a dict of the keyword arguments, `**` ones unpacked.
    pub(super) fn keyword_dict(&mut self, arguments: &Arguments) {
        self.emit(Instruction::BuildDict);
        let mut names: Vec<&str> = Vec::new();
        let mut has_spread = false;
        for keyword in &arguments.keywords {
            if let Some(name) = &keyword.arg {
                if names.contains(&name.as_str()) {
                    self.error(format!("keyword argument repeated: {name}"), keyword.range);
                }
                names.push(name.as_str());
            }
            match &keyword.arg {
                // After a `**` the name may be there already, which only merging complains about.
                Some(name) if has_spread => {
                    self.emit(Instruction::BuildDict);
                    self.constant(Value::from(name.as_str()));
                    self.expression(&keyword.value);
                    self.emit(Instruction::DictAdd(1));
                    self.emit(Instruction::KeywordsExtend);
                }
                Some(name) => {
                    self.constant(Value::from(name.as_str()));
                    self.expression(&keyword.value);
                    self.emit(Instruction::DictAdd(1));
                }
                None => {
                    has_spread = true;
                    self.expression(&keyword.value);
                    self.emit(Instruction::KeywordsExtend);
                }
            }
        }
    }
}

/// Whether `*` or `**` occurs, or more arguments than the short form counts.
fn spreads(arguments: &Arguments) -> bool {
    arguments.args.iter().any(|argument| matches!(argument, Expr::Starred(_)))
        || arguments.keywords.iter().any(|keyword| keyword.arg.is_none())
        || arguments.args.len() > usize::from(u16::MAX)
}
